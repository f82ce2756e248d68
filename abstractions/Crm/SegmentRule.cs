namespace LeVieuxMoulin.Connectors.Crm;

/// <summary>A rule: any of the groups, of which all conditions. Plain enough to be worked out by a vendor or by the host.</summary>
/// <param name="AnyOf">The groups.</param>
public sealed record SegmentRule(IReadOnlyList<IReadOnlyList<SegmentCondition>> AnyOf);
