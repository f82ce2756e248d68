using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace LeVieuxMoulin.Connectors.Lightspeed;

/// <summary>Reads a list that is a bare object when it has one row.</summary>
/// <typeparam name="TRow">The row, known to the JSON context.</typeparam>
internal sealed class OneOrMany<TRow> : JsonConverter<List<TRow>>
{
    public override List<TRow> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var type = (JsonTypeInfo<TRow>)options.GetTypeInfo(typeof(TRow));
        var rows = new List<TRow>();
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            rows.Add(JsonSerializer.Deserialize(ref reader, type)!);
            return rows;
        }

        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("A list is neither an array nor one object.");
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            rows.Add(JsonSerializer.Deserialize(ref reader, type)!);
        }

        return rows;
    }

    public override void Write(Utf8JsonWriter writer, List<TRow> value, JsonSerializerOptions options) => throw new NotSupportedException("Lists are read only.");
}
