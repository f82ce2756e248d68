namespace LeVieuxMoulin.Connectors.Engine.Streams;

/// <summary>How a stream is run.</summary>
public sealed record StreamRunOptions
{
    /// <summary>Gets whether everything is read again, not only what is new.</summary>
    public bool Full { get; init; }

    /// <summary>Gets whether the records that wait to be fetched are all that is read. Where none waits, or none can be fetched, the feed is read as ever.</summary>
    public bool HintsOnly { get; init; }
}
