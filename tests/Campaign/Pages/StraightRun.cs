using LeVieuxMoulin.Connectors.Campaign.Copies;

namespace LeVieuxMoulin.Connectors.Campaign.Pages;

/// <summary>A connection read in peace.</summary>
/// <param name="Connection">The connection's name.</param>
/// <param name="Copy">The copy.</param>
/// <param name="Streams">Its streams, each with the pages it took.</param>
/// <param name="Sizes">How many rows a page of each stream may have, so that it is read in seven.</param>
internal sealed record StraightRun(string Connection, StoreCopy Copy, IReadOnlyList<StreamRun> Streams, IReadOnlyDictionary<string, int> Sizes);
