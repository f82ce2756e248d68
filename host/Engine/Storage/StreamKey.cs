namespace LeVieuxMoulin.Connectors.Engine.Storage;

/// <summary>Names a stream: what is read of a connection, and of which location where the vendor reads by location.</summary>
/// <param name="Connection">The connection.</param>
/// <param name="Stream">The record's name in kebab case, such as <c>sale</c>.</param>
/// <param name="LocationId">The vendor's location id; empty when one read covers the account.</param>
public readonly record struct StreamKey(string Connection, string Stream, string LocationId = "");
