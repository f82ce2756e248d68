namespace LeVieuxMoulin.Connectors.Modules.Loyalty;

/// <summary>A page of entries.</summary>
/// <param name="Items">The entries, the oldest first.</param>
/// <param name="Next">What to give as <c>after</c> to go on; null at the end.</param>
internal sealed record EntryListView(IReadOnlyList<EntryView> Items, string? Next);
