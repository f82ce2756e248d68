namespace LeVieuxMoulin.Connectors;

/// <summary>What went wrong, in the terms the host acts on. Text only: it may be stored, sent and shown.</summary>
/// <param name="Kind">What to do about it.</param>
/// <param name="Message">The vendor and the call, in words; no token, no body, no person.</param>
public sealed record Fault(FaultKind Kind, string Message)
{
    /// <summary>Gets the vendor's own code, as sent.</summary>
    public string? Code { get; init; }

    /// <summary>Gets the HTTP status; null when there was no answer.</summary>
    public int? Status { get; init; }

    /// <summary>Gets how long the vendor asked to be left alone, zero or more; null when it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Gets the fields the vendor complained about; their values are not in it.</summary>
    public IReadOnlyList<FieldFault> Fields { get; init; } = [];

    /// <summary>Gets whether the same call may succeed later without anyone changing anything.</summary>
    public bool IsRetriable => Kind is FaultKind.RateLimit or FaultKind.Unavailable or FaultKind.NotSent;
}
