namespace LeVieuxMoulin.Connectors.Engine.Modules;

/// <summary>What a module was asked.</summary>
/// <param name="Values">The values of the path and of the query, by name.</param>
/// <param name="Body">The body as it came; empty: none.</param>
/// <param name="IdempotencyKey">The caller's key; null: none.</param>
/// <param name="Actor">Who asks.</param>
public sealed record ModuleRequest(IReadOnlyDictionary<string, string> Values, ReadOnlyMemory<byte> Body, string? IdempotencyKey, string Actor);
