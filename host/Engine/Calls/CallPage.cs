namespace LeVieuxMoulin.Connectors.Engine.Calls;

/// <summary>A part of the list of vendor calls.</summary>
/// <param name="Items">The calls, the newest first.</param>
/// <param name="Next">What to pass as <see cref="CallQuery.Before"/> for the next part; null at the end.</param>
public sealed record CallPage(IReadOnlyList<StoredCall> Items, long? Next);
