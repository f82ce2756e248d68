namespace LeVieuxMoulin.Connectors.Engine.Setup;

/// <summary>What became of the steps that a person chose.</summary>
/// <param name="Done">What was made.</param>
/// <param name="Failed">What could not be made; the steps after it were not tried. Null: all were made.</param>
/// <param name="Fault">Why not.</param>
/// <param name="Missing">What is missing now, asked again of the vendor when all were made.</param>
public sealed record SetupOutcome(IReadOnlyList<SetupStep> Done, SetupStep? Failed, Fault? Fault, IReadOnlyList<SetupStep> Missing);
