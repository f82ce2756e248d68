using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace LeVieuxMoulin.Connectors.Engine.Records;

/// <summary>One type of record: how it is called, written and found.</summary>
public sealed class RecordType
{
    private readonly JsonTypeInfo? json;
    private readonly Func<VendorRecord, RecordColumns> columns;

    internal RecordType(string stream, Type type, JsonTypeInfo? json, Func<VendorRecord, RecordColumns> columns)
    {
        Stream = stream;
        Type = type;
        this.json = json;
        this.columns = columns;
        IsFollowed = type.GetProperty(nameof(VendorRecord.IsFinal))?.DeclaringType != typeof(VendorRecord);
    }

    /// <summary>Gets the stream's name, such as <c>sale</c>.</summary>
    public string Stream { get; }

    /// <summary>Gets the contract's type.</summary>
    public Type Type { get; }

    /// <summary>Gets whether its records come to an end, until which they are followed by id where nothing feeds them.</summary>
    public bool IsFollowed { get; }

    /// <summary>Writes a record as it is stored and shown.</summary>
    /// <param name="record">The record, of this type.</param>
    /// <param name="writer">Where to.</param>
    /// <exception cref="JsonException">A record of a plugin's own is no JSON.</exception>
    public void Write(VendorRecord record, Utf8JsonWriter writer)
    {
        if (json is not null)
        {
            JsonSerializer.Serialize(writer, record, json);
        }
        else
        {
            writer.WriteRawValue(((OtherRecord)record).Json.Span);
        }
    }

    /// <summary>Reads what queries need.</summary>
    /// <param name="record">The record, of this type.</param>
    public RecordColumns Columns(VendorRecord record) => columns(record);
}
