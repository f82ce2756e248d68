namespace LeVieuxMoulin.Connectors;

/// <summary>Where a read stopped, in the connector's own words. The host stores it and gives it back; at most 4 KiB.</summary>
/// <param name="Value">Opaque text without secrets and people.</param>
public readonly record struct Cursor(string Value);
