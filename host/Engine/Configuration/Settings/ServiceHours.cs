namespace LeVieuxMoulin.Connectors.Engine.Configuration;

/// <summary>One service of a venue. An end before the start lies on the next day.</summary>
/// <param name="From">The first wall time.</param>
/// <param name="To">The last wall time.</param>
public sealed record ServiceHours(TimeOnly From, TimeOnly To);
