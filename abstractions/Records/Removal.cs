namespace LeVieuxMoulin.Connectors;

/// <summary>A record that is no more.</summary>
/// <param name="Id">The vendor's id.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">When, if the vendor says.</param>
/// <param name="MergedInto">The id that lives on, for RemovalReason.Merged; the old id stays its alias.</param>
public sealed record Removal(string Id, RemovalReason Reason, DateTimeOffset? At = null, string? MergedInto = null);
