using System.Globalization;
using System.Text;
using System.Text.Json;

namespace LeVieuxMoulin.Connectors;

/// <summary>Cuts the rows of an answer out of its bytes, so that one bad row costs one row and an unchanged one costs nothing.</summary>
public static class JsonRows
{
    /// <summary>Cuts the rows; a single object where an array is expected is one row.</summary>
    /// <param name="answer">The answer's bytes, UTF-8 JSON. The rows are slices of it, not copies.</param>
    /// <param name="shape">Where the rows are, and which of their fields the host needs.</param>
    /// <returns>The rows in the answer's order. A row without the id field has an empty id, which sets it aside.</returns>
    /// <exception cref="ConnectorException">The rows are missing and <see cref="JsonRowShape.MayBeAbsent"/> is false, or they are no rows.</exception>
    /// <exception cref="JsonException">The answer is no JSON.</exception>
    public static IReadOnlyList<RawRecord> Cut(ReadOnlyMemory<byte> answer, JsonRowShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        var reader = new Utf8JsonReader(answer.Span);
        reader.Read();
        if (!Descend(ref reader, shape.Rows) || reader.TokenType == JsonTokenType.Null)
        {
            return shape.MayBeAbsent ? [] : throw Unexpected($"The answer has no \"{shape.Rows}\".");
        }

        var rows = new List<RawRecord>();
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                rows.Add(CutOne(ref reader, answer, shape));
                break;
            case JsonTokenType.StartArray:
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    rows.Add(CutOne(ref reader, answer, shape));
                }

                break;
            default:
                throw Unexpected($"\"{shape.Rows}\" of the answer is neither an array nor an object.");
        }

        return rows;
    }

    private static bool Descend(ref Utf8JsonReader reader, string path)
    {
        foreach (var name in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            if (reader.TokenType != JsonTokenType.StartObject || !FindProperty(ref reader, name))
            {
                return false;
            }
        }

        return true;
    }

    private static bool FindProperty(ref Utf8JsonReader reader, string name)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = reader.ValueTextEquals(name);
            reader.Read();
            if (found)
            {
                return true;
            }

            reader.Skip();
        }

        return false;
    }

    private static RawRecord CutOne(ref Utf8JsonReader reader, ReadOnlyMemory<byte> answer, JsonRowShape shape)
    {
        var start = (int)reader.TokenStartIndex;
        var fields = new RowFields(shape);
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                fields.Read(ref reader);
            }
        }
        else
        {
            fields.ReadBare(ref reader);
        }

        return fields.ToRecord(answer[start..(int)reader.BytesConsumed]);
    }

    private static ConnectorException Unexpected(string message) => new(new Fault(FaultKind.UnexpectedContent, message));

    private ref struct RowFields(JsonRowShape shape)
    {
        private string id = "";
        private string? locationId;
        private long? revision;
        private DateTimeOffset? changedAt;

        public void Read(ref Utf8JsonReader reader)
        {
            if (reader.ValueTextEquals(shape.Id))
            {
                reader.Read();
                id = Text(ref reader) ?? "";
            }
            else if (shape.LocationId is { } location && reader.ValueTextEquals(location))
            {
                reader.Read();
                locationId = Text(ref reader);
            }
            else if (shape.Revision is { } counter && reader.ValueTextEquals(counter))
            {
                reader.Read();
                revision = long.TryParse(Text(ref reader), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : null;
            }
            else if (shape.ChangedAt is { } changed && reader.ValueTextEquals(changed))
            {
                reader.Read();
                changedAt = Instant(ref reader);
            }
            else
            {
                reader.Read();
            }

            reader.Skip();
        }

        public void ReadBare(ref Utf8JsonReader reader)
        {
            id = shape.Id.Length == 0 ? Text(ref reader) ?? "" : "";
            reader.Skip();
        }

        public readonly RawRecord ToRecord(ReadOnlyMemory<byte> content) => new()
        {
            Id = id,
            Content = content,
            LocationId = locationId,
            Revision = revision,
            ChangedAt = changedAt,
            Form = shape.Form,
        };

        private static string? Text(ref Utf8JsonReader reader) => reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
            _ => null,
        };

        /// <summary>Reads ISO 8601 text, taken as UTC where it has no offset, or Unix milliseconds.</summary>
        private static DateTimeOffset? Instant(ref Utf8JsonReader reader)
        {
            if (reader.TokenType == JsonTokenType.Number)
            {
                return reader.TryGetInt64(out var milliseconds) ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;
            }

            return DateTimeOffset.TryParse(Text(ref reader), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant : null;
        }
    }
}
