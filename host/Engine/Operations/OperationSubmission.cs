namespace LeVieuxMoulin.Connectors.Engine.Operations;

/// <summary>What storing an operation gave.</summary>
/// <param name="Operation">The stored operation: the new one, or the earlier one of the same idempotency key.</param>
/// <param name="IsNew">Whether it was stored now.</param>
public sealed record OperationSubmission(OperationRecord Operation, bool IsNew);
