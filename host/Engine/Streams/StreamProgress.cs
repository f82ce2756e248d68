namespace LeVieuxMoulin.Connectors.Engine.Streams;

/// <summary>How far a running read has come, counted from its beginning.</summary>
/// <param name="Connection">The connection.</param>
/// <param name="Stream">The stream, such as <c>sale</c>.</param>
/// <param name="LocationId">The vendor's location id; empty when one read covers the account.</param>
/// <param name="Pages">The pages stored.</param>
/// <param name="Rows">The rows read.</param>
/// <param name="Changed">The records that were new or another than before.</param>
public sealed record StreamProgress(string Connection, string Stream, string LocationId, int Pages, long Rows, long Changed);
