namespace LeVieuxMoulin.Connectors;

/// <summary>A capability the connector has and this account has not.</summary>
/// <param name="Capability">Its name, see CapabilitySet.NameOf.</param>
/// <param name="Reason">One sentence for the operator: the missing scope, plan or switch.</param>
public sealed record Unavailable(string Capability, string Reason);
