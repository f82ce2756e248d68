namespace LeVieuxMoulin.Connectors.Engine.Streams;

/// <summary>How a stream is run.</summary>
public sealed record StreamRunOptions
{
    /// <summary>Gets whether everything is read again, not only what is new.</summary>
    public bool Full { get; init; }

    /// <summary>Gets whether only the records that wait to be fetched are read. Without a way to fetch, the feed is read as ever.</summary>
    public bool HintsOnly { get; init; }
}
