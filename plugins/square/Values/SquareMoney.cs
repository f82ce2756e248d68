using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeVieuxMoulin.Connectors.Square;

/// <summary>An amount in minor units of its currency.</summary>
[JsonConverter(typeof(SquareMoneyConverter))]
internal readonly record struct SquareMoney(long Amount, string Currency)
{
    public Money ToMoney() => new(SquareCurrency.ToMajor(Amount, Currency), Currency);

    /// <summary>Gives nothing for zero: most lines have no discount and most tenders no tip, and a million times nothing is a lot to store.</summary>
    public Money? ToMoneyUnlessZero(int sign = 1) => Amount == 0 ? null : ToMoney(sign);

    /// <summary>Gives the amount the sign of what is sold (1) or taken back (-1).</summary>
    public Money ToMoney(int sign) => new(SquareCurrency.ToMajor(sign * Amount, Currency), Currency);
}

/// <summary>Reads amounts without the boxes of a constructor call: most of an order's bytes are amounts.</summary>
internal sealed class SquareMoneyConverter : JsonConverter<SquareMoney>
{
    public override SquareMoney Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("An amount is an object with amount and currency.");
        }

        long? amount = null;
        string? currency = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("amount"u8))
            {
                reader.Read();
                amount = reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var minor) ? minor : throw new JsonException("An amount is a whole number of minor units.");
            }
            else if (reader.ValueTextEquals("currency"u8))
            {
                reader.Read();
                currency = reader.TokenType == JsonTokenType.String ? Currency(ref reader) : throw new JsonException("A currency is text.");
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        return amount is { } value && currency is not null ? new SquareMoney(value, currency) : throw new JsonException("An amount lacks its amount or its currency.");
    }

    public override void Write(Utf8JsonWriter writer, SquareMoney value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteNumber("amount"u8, value.Amount);
        writer.WriteString("currency"u8, value.Currency);
        writer.WriteEndObject();
    }

    private static string Currency(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("EUR"u8) ? "EUR" : reader.ValueTextEquals("USD"u8) ? "USD" : reader.GetString()!;
}
