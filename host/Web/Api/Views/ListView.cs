namespace LeVieuxMoulin.Connectors.Web.Api.Views;

/// <summary>A page of a list.</summary>
/// <param name="Items">The items.</param>
/// <param name="Next">What to give as <c>after</c> to go on; null at the end.</param>
internal sealed record ListView<TItem>(IReadOnlyList<TItem> Items, string? Next = null);
