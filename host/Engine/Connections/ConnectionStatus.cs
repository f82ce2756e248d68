namespace LeVieuxMoulin.Connectors.Engine.Connections;

/// <summary>What people and programs see of a connection.</summary>
/// <param name="Name">The connection's name.</param>
/// <param name="Connector">The plugin's id.</param>
/// <param name="Variant">The manifest variant in force; empty when the plugin has one.</param>
/// <param name="Kinds">The kinds of its connector: pos, supplier, reservation, crm; empty while the connector is not installed.</param>
/// <param name="State">How it is.</param>
/// <param name="Reason">Why it is not running, in words; null when it is.</param>
/// <param name="StartedAt">When it was started with its present settings; null when it was not.</param>
/// <param name="AccountId">The vendor's account, once it was asked.</param>
/// <param name="Capabilities">What it can do, by name.</param>
/// <param name="Unavailable">What the account's plan or scopes take away, and why.</param>
public sealed record ConnectionStatus(
    string Name,
    string Connector,
    string Variant,
    IReadOnlyList<string> Kinds,
    ConnectionState State,
    string? Reason,
    DateTimeOffset? StartedAt,
    string? AccountId,
    IReadOnlyList<string> Capabilities,
    IReadOnlyList<Unavailable> Unavailable);
