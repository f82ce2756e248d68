namespace LeVieuxMoulin.Connectors.Sandbox.Suppliers;

/// <summary>An invoice or a credit note.</summary>
/// <param name="Id">Its number.</param>
/// <param name="IsCredit">Whether money comes back.</param>
/// <param name="Day">The day of issue.</param>
/// <param name="Order">The order billed.</param>
/// <param name="DespatchId">The delivery billed.</param>
/// <param name="Net">The total without VAT.</param>
/// <param name="Vat">The VAT.</param>
/// <param name="At">When it was issued.</param>
internal sealed record SupplierBill(string Id, bool IsCredit, DateOnly Day, SupplierOrder Order, string DespatchId, decimal Net, decimal Vat, DateTimeOffset At);
