using System.Text.Json;
using LeVieuxMoulin.Connectors.Engine.Operations;

namespace LeVieuxMoulin.Connectors.Web.Api.Views;

/// <summary>One operation with its history.</summary>
internal sealed record OperationView(
    string Id,
    string Connection,
    string Kind,
    string Subject,
    string State,
    string? Reason,
    string IdempotencyKey,
    string Actor,
    DateTimeOffset CreatedAt,
    DateTimeOffset NotAfter,
    int Attempts,
    DateTimeOffset? NextAttemptAt,
    bool NeedsPerson,
    string? RecordId,
    string? VendorCode,
    JsonElement Command,
    IReadOnlyList<TransitionView> Transitions)
{
    /// <summary>Shows an operation.</summary>
    public static OperationView Of(OperationRecord operation) => new(
        operation.Id,
        operation.Connection,
        operation.Kind,
        operation.Subject,
        ApiText.Kebab(operation.State),
        operation.Fault?.Message,
        operation.IdempotencyKey,
        operation.Actor,
        operation.CreatedAt,
        operation.NotAfter,
        operation.Attempts,
        operation.NextAttemptAt,
        operation.NeedsPerson,
        operation.ResultRecordId,
        operation.Fault?.Code,
        JsonElement.Parse(operation.Command),
        [.. operation.Transitions.Select(TransitionView.Of)]);
}
