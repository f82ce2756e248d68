using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeVieuxMoulin.Connectors.Engine.Records;

/// <summary>Writes an open value that may be missing; see <see cref="OpenConverter{TValue}"/>.</summary>
/// <typeparam name="TValue">The enum.</typeparam>
internal sealed class NullableOpenConverter<TValue>(string rawName) : JsonConverter<Open<TValue>?>
    where TValue : struct, Enum
{
    private readonly OpenConverter<TValue> inner = new(rawName);

    /// <inheritdoc />
    public override Open<TValue>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null ? null : inner.Read(ref reader, typeof(Open<TValue>), options);

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, Open<TValue>? value, JsonSerializerOptions options)
    {
        if (value is { } known)
        {
            inner.Write(writer, known, options);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
