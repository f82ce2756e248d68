namespace LeVieuxMoulin.Connectors.Suppliers;

/// <summary>One line to be ordered.</summary>
/// <param name="LineId">Our line number, which the supplier repeats.</param>
/// <param name="ItemId">The article.</param>
/// <param name="Quantity">How much, in the article's order unit.</param>
/// <param name="MaySubstitute">Whether something else may come instead; null: as the order says.</param>
public sealed record OrderLine(string LineId, string ItemId, Quantity Quantity, bool? MaySubstitute = null);
