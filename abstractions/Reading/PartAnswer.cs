namespace LeVieuxMoulin.Connectors;

/// <summary>One answer to a <see cref="FeedPart"/>: its records and where it goes on.</summary>
public sealed record PartAnswer : RecordBatch
{
    /// <summary>Gets the vendor's token of the next page; null on the last.</summary>
    public string? Token { get; init; }

    /// <summary>Gets the instant that the vendor says to ask from next time; null where it says none: then the newest change among the records counts.</summary>
    public DateTimeOffset? AskNextFrom { get; init; }
}
