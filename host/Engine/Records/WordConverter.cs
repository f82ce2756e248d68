using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeVieuxMoulin.Connectors.Engine.Records;

/// <summary>Writes an enum as its word in upper snake case.</summary>
/// <typeparam name="TValue">The enum.</typeparam>
internal sealed class WordConverter<TValue> : JsonConverter<TValue>
    where TValue : struct, Enum
{
    /// <inheritdoc />
    public override TValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Words<TValue>.Read(reader.GetString());

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, TValue value, JsonSerializerOptions options) => writer.WriteStringValue(Words<TValue>.Of(value));
}
