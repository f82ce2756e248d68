namespace LeVieuxMoulin.Connectors.Conformance;

/// <summary>One place where our record and the ledger's part ways.</summary>
/// <param name="Path">Where, such as <c>.lines[].total.amount</c>.</param>
/// <param name="Ledger">The ledger's value as JSON; null: nothing.</param>
/// <param name="Ours">Ours as JSON; null: nothing.</param>
public sealed record Difference(string Path, string? Ledger, string? Ours)
{
    /// <inheritdoc />
    public override string ToString() => $"{Path}: {Ledger ?? "nothing"} in the ledger, {Ours ?? "nothing"} here";
}
