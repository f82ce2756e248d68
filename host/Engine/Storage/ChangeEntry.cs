namespace LeVieuxMoulin.Connectors.Engine.Storage;

/// <summary>One entry of the change feed.</summary>
/// <param name="Seq">The running number, without gaps.</param>
/// <param name="At">When the store took the change.</param>
/// <param name="Connection">The connection.</param>
/// <param name="Stream">The stream, such as <c>sale</c>; <c>operation</c> for a change of an operation.</param>
/// <param name="RecordId">The record's id.</param>
/// <param name="Kind">What happened.</param>
public sealed record ChangeEntry(long Seq, DateTimeOffset At, string Connection, string Stream, string RecordId, ChangeKind Kind);
