using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Engine.Operations;

/// <summary>One attempt, read.</summary>
/// <param name="Verdict">What it says.</param>
/// <param name="Fault">What went wrong; null when nothing did.</param>
/// <param name="Result">The vendor's answer, when it is done.</param>
internal sealed record WriteOutcome(WriteVerdict Verdict, Fault? Fault = null, WriteResult? Result = null)
{
    /// <summary>Gets whether the attempt stopped before the vendor: such attempts are not limited in number.</summary>
    public bool StayedHere => Verdict == WriteVerdict.NotNow && Fault?.Kind is FaultKind.NotSent or FaultKind.RateLimit or FaultKind.Authentication;

    /// <summary>Reads an answer.</summary>
    /// <param name="result">What the connector answered.</param>
    /// <param name="mayHaveTakenEffect">Whether something was sent in this attempt that stayed without an answer.</param>
    public static WriteOutcome Of(WriteResult result, bool mayHaveTakenEffect) => result.Fault is { } fault
        ? Of(fault, mayHaveTakenEffect)
        : new WriteOutcome(WriteVerdict.Done, Result: result);

    /// <summary>Reads a failure. What cannot be told apart from an effect counts as one.</summary>
    /// <param name="failure">What the connector threw.</param>
    /// <param name="mayHaveTakenEffect">Whether something was sent in this attempt that stayed without an answer.</param>
    public static WriteOutcome Of(Exception failure, bool mayHaveTakenEffect) => failure switch
    {
        ConnectorException known => Of(known.Fault, mayHaveTakenEffect),
        JsonException => new WriteOutcome(WriteVerdict.Unknown, new Fault(FaultKind.UnexpectedContent, "The vendor's answer does not have the agreed form.")),
        OperationCanceledException => new WriteOutcome(WriteVerdict.Unknown, new Fault(FaultKind.OutcomeUnknown, "The host stopped while the answer was awaited.")),
        _ => new WriteOutcome(WriteVerdict.Unknown, new Fault(FaultKind.Vendor, $"The connector failed with {failure.GetType().Name}: {failure.Message}")),
    };

    private static WriteOutcome Of(Fault fault, bool mayHaveTakenEffect) =>
        new(mayHaveTakenEffect ? WriteVerdict.Unknown : Judge(fault), fault);

    private static WriteVerdict Judge(Fault fault) => fault.Kind switch
    {
        FaultKind.NotSent or FaultKind.RateLimit or FaultKind.Authentication => WriteVerdict.NotNow,
        FaultKind.Unavailable => SaysNotNow(fault) ? WriteVerdict.NotNow : WriteVerdict.Unknown,
        FaultKind.Refused or FaultKind.Validation or FaultKind.NotFound or FaultKind.Unsupported or FaultKind.Permission => WriteVerdict.Rejected,
        FaultKind.Conflict => WriteVerdict.Conflict,
        FaultKind.Vendor when fault.Status is >= 400 and < 500 => WriteVerdict.Rejected,
        _ => WriteVerdict.Unknown,
    };

    /// <summary>No status: the breaker or the deadline kept it here. 503: the server says itself that it did not do it. Any other 5xx may come after the effect.</summary>
    private static bool SaysNotNow(Fault fault) => fault.Status is null or 429 or 503;
}
