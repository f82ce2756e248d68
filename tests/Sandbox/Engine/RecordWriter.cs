using System.Globalization;
using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Sandbox.Engine;

/// <summary>Writes the contract's values: money, quantities, open words, instants. What is absent is left out.</summary>
internal static class RecordWriter
{
    /// <summary>Writes an amount given in cents.</summary>
    public static void Cents(this Utf8JsonWriter writer, string name, long cents) => writer.Money(name, cents / 100m);

    /// <summary>Writes an amount.</summary>
    public static void Money(this Utf8JsonWriter writer, string name, decimal amount)
    {
        writer.WriteStartObject(name);
        writer.WriteNumber("amount", amount);
        writer.WriteString("currency", "EUR");
        writer.WriteEndObject();
    }

    /// <summary>Writes a number of units.</summary>
    public static void Quantity(this Utf8JsonWriter writer, string name, decimal value, string unit)
    {
        writer.WriteStartObject(name);
        writer.WriteNumber("value", value);
        writer.WriteString("unit", unit);
        writer.WriteEndObject();
    }

    /// <summary>Writes a word of ours and the vendor's own text beside it.</summary>
    public static void Open(this Utf8JsonWriter writer, string name, string word, string raw)
    {
        writer.WriteString(name, word);
        writer.WriteString(name + "Raw", raw);
    }

    /// <summary>Writes an instant, when there is one.</summary>
    public static void Instant(this Utf8JsonWriter writer, string name, long unixMs)
    {
        if (unixMs > 0)
        {
            writer.WriteString(name, DateTimeOffset.FromUnixTimeMilliseconds(unixMs).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Writes a text, when there is one.</summary>
    public static void Text(this Utf8JsonWriter writer, string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            writer.WriteString(name, text);
        }
    }

    /// <summary>Writes a list of texts, when there are some.</summary>
    public static void Texts(this Utf8JsonWriter writer, string name, IReadOnlyList<string> texts)
    {
        if (texts.Count > 0)
        {
            writer.WriteStartArray(name);
            foreach (var text in texts)
            {
                writer.WriteStringValue(text);
            }

            writer.WriteEndArray();
        }
    }
}
