using System.Globalization;
using LeVieuxMoulin.Connectors.Engine.Problems;

namespace LeVieuxMoulin.Connectors.Engine.Operations;

/// <summary>Tells people of the operations that need them.</summary>
/// <param name="board">The list of open troubles.</param>
public sealed class OperationNotices(IProblemBoard board)
{
    /// <summary>Opens or closes the operation's trouble, as its state asks for.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="contact">Whom to phone, from the connection's settings.</param>
    public void Tell(OperationRecord operation, string? contact = null)
    {
        ArgumentNullException.ThrowIfNull(operation);
        if (Describe(operation, contact) is { } problem)
        {
            board.Raise(problem);
        }
        else
        {
            board.Clear(KeyOf(operation.Id));
        }
    }

    private static Problem? Describe(OperationRecord operation, string? contact) => operation.State switch
    {
        OperationState.Dead => new Problem(
            KeyOf(operation.Id),
            TroubleSeverity.Critical,
            operation.Connection,
            "OPERATION_DEAD",
            $"{operation.Kind} was not carried out: {ReasonOf(operation)}",
            $"Retry it (moulin operations retry {operation.Id}) or settle it once it was done another way.{Phone(contact)}",
            SinceOf(operation)),
        OperationState.Unknown when operation.NeedsPerson => new Problem(
            KeyOf(operation.Id),
            TroubleSeverity.Critical,
            operation.Connection,
            "OPERATION_OUTCOME_UNKNOWN",
            $"It is not known whether {operation.Kind} took effect: {operation.Fault?.Message ?? ReasonOf(operation)}",
            $"Ask the vendor, then say how it ended: moulin operations settle {operation.Id} --done --reference NUMBER, or --not-done.{Phone(contact)}",
            SinceOf(operation)),
        OperationState.Unknown when operation.Looks >= 3 => new Problem(
            KeyOf(operation.Id),
            TroubleSeverity.Warning,
            operation.Connection,
            "OPERATION_LOOKUP_FAILS",
            string.Create(CultureInfo.InvariantCulture, $"The vendor could not be asked {operation.Looks} times whether {operation.Kind} took effect."),
            $"It is asked again by itself. If it cannot wait, ask the vendor and settle {operation.Id}.{Phone(contact)}",
            SinceOf(operation)),
        _ => null,
    };

    private static string KeyOf(string id) => $"operation/{id}";

    private static string Phone(string? contact) => contact is null ? "" : $" Contact: {contact}.";

    private static string ReasonOf(OperationRecord operation) =>
        operation.Transitions is [.., { Reason.Length: > 0 } last] ? last.Reason : operation.Fault?.Message ?? "no reason is known.";

    private static DateTimeOffset SinceOf(OperationRecord operation) =>
        operation.Transitions is [.., var last] ? last.At : operation.CreatedAt;
}
