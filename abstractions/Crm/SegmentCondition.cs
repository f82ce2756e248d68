namespace LeVieuxMoulin.Connectors.Crm;

/// <summary>One condition.</summary>
/// <param name="Field">The field: email, loyalty.points, visits.last, or fields. and the vendor's name.</param>
/// <param name="Comparison">How.</param>
/// <param name="Values">With what, as text in invariant form.</param>
public sealed record SegmentCondition(string Field, Comparison Comparison, IReadOnlyList<string> Values);
