namespace LeVieuxMoulin.Connectors.Crm;

/// <summary>Asks what one customer did, where the vendor answers for one customer at a time.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="Since">The earliest time, inclusive.</param>
public sealed record FindActivity(string CustomerId, DateTimeOffset Since) : IQuery<IReadOnlyList<Activity>>;
