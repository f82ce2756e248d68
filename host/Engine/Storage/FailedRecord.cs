namespace LeVieuxMoulin.Connectors.Engine.Storage;

/// <summary>A row that could not be mapped, to be set aside.</summary>
/// <param name="Raw">The row in the vendor's own bytes.</param>
/// <param name="Hash">The hash of them.</param>
/// <param name="Path">The JSON path of what cannot be read; empty where it is not known.</param>
/// <param name="Reason">Why, without values.</param>
public sealed record FailedRecord(RawRecord Raw, RecordHash Hash, string Path, string Reason);
