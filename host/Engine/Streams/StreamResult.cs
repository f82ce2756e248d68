namespace LeVieuxMoulin.Connectors.Engine.Streams;

/// <summary>What one run of a stream did, over all its locations.</summary>
public sealed record StreamResult
{
    /// <summary>Gets the connection.</summary>
    public required string Connection { get; init; }

    /// <summary>Gets the stream, such as <c>sale</c>.</summary>
    public required string Stream { get; init; }

    /// <summary>Gets how many pages were stored.</summary>
    public int Pages { get; init; }

    /// <summary>Gets how many rows came.</summary>
    public long Rows { get; init; }

    /// <summary>Gets how many records were new or another than before.</summary>
    public long Changed { get; init; }

    /// <summary>Gets how many rows brought nothing new.</summary>
    public long Unchanged { get; init; }

    /// <summary>Gets how many records were removed.</summary>
    public long Removed { get; init; }

    /// <summary>Gets how many rows were set aside.</summary>
    public long Quarantined { get; init; }

    /// <summary>Gets whether the stream was read to its end.</summary>
    public bool Completed { get; init; }

    /// <summary>Gets the code of why it was not, such as <c>UNAVAILABLE</c>, <c>CURSOR_LOOP</c> or <c>STOPPED</c>; null when it was.</summary>
    public string? Code { get; init; }

    /// <summary>Gets why it was not, in words; null when it was.</summary>
    public string? Reason { get; init; }
}
