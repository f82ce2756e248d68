namespace LeVieuxMoulin.Connectors.Benchmarks.Measures;

/// <summary>What a heap of sales amounts to: their number and the sum of their totals in cents. Two copies of the same sales have the same.</summary>
/// <param name="Count">How many sales.</param>
/// <param name="Cents">The sum.</param>
internal readonly record struct Amount(long Count, long Cents);
