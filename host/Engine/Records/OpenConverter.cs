using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeVieuxMoulin.Connectors.Engine.Records;

/// <summary>Writes an open value as its known word, and the vendor's text right after it as the property <c>…Raw</c>.</summary>
/// <typeparam name="TValue">The enum.</typeparam>
internal sealed class OpenConverter<TValue>(string rawName) : JsonConverter<Open<TValue>>
    where TValue : struct, Enum
{
    private readonly JsonEncodedText raw = JsonEncodedText.Encode(rawName);

    /// <inheritdoc />
    public override Open<TValue> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var value = Words<TValue>.Read(reader.GetString());
        var ahead = reader;
        return ahead.Read() && ahead.TokenType == JsonTokenType.PropertyName && ahead.ValueTextEquals(raw.EncodedUtf8Bytes) && ahead.Read()
            ? new Open<TValue>(value, ahead.GetString())
            : new Open<TValue>(value);
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, Open<TValue> value, JsonSerializerOptions options)
    {
        writer.WriteStringValue(Words<TValue>.Of(value.Value));
        if (value.Raw is not null)
        {
            writer.WriteString(raw, value.Raw);
        }
    }
}
