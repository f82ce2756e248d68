namespace LeVieuxMoulin.Connectors;

/// <summary>One thing a vendor told.</summary>
public sealed record WebhookEvent
{
    /// <summary>Gets the stream it concerns, such as reservation; the host wakes it.</summary>
    public required string Stream { get; init; }

    /// <summary>Gets the record to fetch; null when only the stream is known.</summary>
    public RecordHint? Hint { get; init; }

    /// <summary>Gets the record itself, only where it comes as whole as the feed gives it.</summary>
    public RawRecord? Record { get; init; }

    /// <summary>Gets the record that is no more.</summary>
    public Removal? Removal { get; init; }

    /// <summary>Gets the vendor's account it concerns, where one address serves several; the host routes by it.</summary>
    public string? AccountId { get; init; }

    /// <summary>Gets what makes the event the same event when sent again; null where the vendor gives nothing to tell by: then it is never dropped.</summary>
    public string? DedupeKey { get; init; }

    /// <summary>Gets when it happened, if the vendor says.</summary>
    public DateTimeOffset? OccurredAt { get; init; }
}
