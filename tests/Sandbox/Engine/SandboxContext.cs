namespace LeVieuxMoulin.Connectors.Sandbox.Engine;

/// <summary>What every simulator is given.</summary>
/// <param name="Options">The command line.</param>
/// <param name="Time">The clock of tokens, cursors and limits; never of generated data.</param>
/// <param name="Faults">The faults set for this vendor.</param>
internal sealed record SandboxContext(SandboxOptions Options, TimeProvider Time, FaultPlan Faults);
