using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeVieuxMoulin.Connectors.Lightspeed;

/// <summary>Reads a decimal from text or from a number: R-Series sends all of its numbers as text, K-Series its money, and both promise otherwise somewhere.</summary>
internal sealed class LooseDecimal : JsonConverter<decimal>
{
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Number => reader.GetDecimal(),
        JsonTokenType.String => LightspeedText.Decimal(reader.GetString()!),
        _ => throw new JsonException("A number is neither text nor a number."),
    };

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteStringValue(LightspeedText.Of(value));
}

/// <summary>Reads a decimal that may be missing, or empty text.</summary>
internal sealed class LooseDecimalOrNone : JsonConverter<decimal?>
{
    public override decimal? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Number => reader.GetDecimal(),
        JsonTokenType.String when reader.ValueTextEquals(""u8) => null,
        JsonTokenType.String => LightspeedText.Decimal(reader.GetString()!),
        JsonTokenType.Null => null,
        _ => throw new JsonException("A number is neither text nor a number."),
    };

    public override void Write(Utf8JsonWriter writer, decimal? value, JsonSerializerOptions options) => writer.WriteStringValue(value is { } number ? LightspeedText.Of(number) : "");
}

/// <summary>Reads a flag from text or from a flag.</summary>
internal sealed class LooseFlag : JsonConverter<bool>
{
    public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.String when reader.ValueTextEquals("true"u8) => true,
        JsonTokenType.String when reader.ValueTextEquals("false"u8) || reader.ValueTextEquals(""u8) => false,
        _ => throw new JsonException("A flag is neither true nor false."),
    };

    public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) => writer.WriteBooleanValue(value);
}

/// <summary>Reads text from text, a number or a flag: an id of K-Series is a number here and text there.</summary>
internal sealed class LooseText : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        _ => throw new JsonException("Text is neither text nor a number."),
    };

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
