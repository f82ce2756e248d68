namespace LeVieuxMoulin.Connectors;

/// <summary>Something the account lacks.</summary>
/// <param name="Id">The connector's name of it.</param>
/// <param name="Description">What will be made, for the operator.</param>
/// <param name="IsIrreversible">Whether the vendor cannot undo it.</param>
public sealed record SetupStep(string Id, string Description, bool IsIrreversible);
