namespace LeVieuxMoulin.Connectors.Engine.Storage;

/// <summary>A backup that was put in the store's place.</summary>
/// <param name="Place">The store.</param>
/// <param name="SetAside">The file that was the store before; null: there was none.</param>
/// <param name="UnknownOperations">How many unfinished operations are looked up at the vendors before anything is sent.</param>
/// <param name="LastChange">The number after which the change feed goes on; whoever follows it has seen none above.</param>
public sealed record StoreRestoration(string Place, string? SetAside, int UnknownOperations, long LastChange);
