namespace LeVieuxMoulin.Connectors.Suppliers;

/// <summary>An article sent in place of another.</summary>
/// <param name="ItemId">The article.</param>
/// <param name="Name">Its name.</param>
/// <param name="Quantity">How much.</param>
/// <param name="Price">Its price.</param>
/// <param name="VatRate">Its VAT as a fraction (0.055 is 5.5 %).</param>
public sealed record SubstituteItem(string? ItemId, string? Name, Quantity Quantity, ItemPrice? Price = null, decimal? VatRate = null);
