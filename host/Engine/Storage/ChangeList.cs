namespace LeVieuxMoulin.Connectors.Engine.Storage;

/// <summary>One page of the change feed.</summary>
/// <param name="Items">The entries, in order.</param>
/// <param name="Next">The number to ask after next; it never stands still while <paramref name="Items"/> has entries.</param>
/// <param name="HasMore">Whether there are more right now.</param>
public sealed record ChangeList(IReadOnlyList<ChangeEntry> Items, long Next, bool HasMore);
