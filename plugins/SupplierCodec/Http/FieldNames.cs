using System.Text.Json;

namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>Renames the fields of JSON, wherever they stand, and leaves every value as it was written.</summary>
internal static class FieldNames
{
    /// <summary>Writes JSON again under other names.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="names">The names there are, and those they become.</param>
    public static byte[] Rename(ReadOnlySpan<byte> json, IReadOnlyDictionary<string, string> names)
    {
        var reader = new Utf8JsonReader(json);
        using var stream = new MemoryStream(json.Length);
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { SkipValidation = true }))
        {
            while (reader.Read())
            {
                Copy(ref reader, json, writer, names);
            }
        }

        return stream.ToArray();
    }

    private static void Copy(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, Utf8JsonWriter writer, IReadOnlyDictionary<string, string> names)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                writer.WriteStartObject();
                break;
            case JsonTokenType.EndObject:
                writer.WriteEndObject();
                break;
            case JsonTokenType.StartArray:
                writer.WriteStartArray();
                break;
            case JsonTokenType.EndArray:
                writer.WriteEndArray();
                break;
            case JsonTokenType.PropertyName:
                var name = reader.GetString()!;
                writer.WritePropertyName(names.GetValueOrDefault(name, name));
                break;
            default:
                writer.WriteRawValue(json[(int)reader.TokenStartIndex..(int)reader.BytesConsumed], skipInputValidation: true);
                break;
        }
    }
}
