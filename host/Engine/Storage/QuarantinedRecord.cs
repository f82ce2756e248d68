namespace LeVieuxMoulin.Connectors.Engine.Storage;

/// <summary>One record that could not be mapped and was set aside with its bytes.</summary>
public sealed record QuarantinedRecord
{
    /// <summary>Gets the number it is known by here.</summary>
    public required long Number { get; init; }

    /// <summary>Gets the connection.</summary>
    public required string Connection { get; init; }

    /// <summary>Gets the stream, such as <c>sale</c>.</summary>
    public required string Stream { get; init; }

    /// <summary>Gets the vendor's id; empty where the row has none.</summary>
    public required string RecordId { get; init; }

    /// <summary>Gets the vendor's location id.</summary>
    public string? LocationId { get; init; }

    /// <summary>Gets which of the vendor's forms it is.</summary>
    public string Form { get; init; } = "";

    /// <summary>Gets the vendor's change counter.</summary>
    public long? Revision { get; init; }

    /// <summary>Gets when the vendor says it last changed.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>Gets the JSON path of what cannot be read; empty where it is not known.</summary>
    public string Path { get; init; } = "";

    /// <summary>Gets why, without values.</summary>
    public required string Reason { get; init; }

    /// <summary>Gets the version of the plugin that could not read it.</summary>
    public required string PluginVersion { get; init; }

    /// <summary>Gets when it was first set aside.</summary>
    public required DateTimeOffset FirstSeenAt { get; init; }

    /// <summary>Gets when it last came.</summary>
    public required DateTimeOffset LastSeenAt { get; init; }

    /// <summary>Gets the vendor's bytes; empty in lists.</summary>
    public ReadOnlyMemory<byte> Content { get; init; }
}
