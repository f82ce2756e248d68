using LeVieuxMoulin.Connectors.Engine.Records;

namespace LeVieuxMoulin.Connectors.Engine.Storage;

/// <summary>A row and what it was mapped to, ready to be stored.</summary>
/// <param name="Raw">The row in the vendor's own bytes.</param>
/// <param name="Hash">The hash of them.</param>
/// <param name="Json">The record as UTF-8 JSON, in the API's form.</param>
/// <param name="LocationId">The vendor's location id; empty where there is none.</param>
/// <param name="Columns">What queries need.</param>
/// <param name="IsOpen">Whether it is to be followed by id.</param>
public sealed record MappedRecord(RawRecord Raw, RecordHash Hash, ReadOnlyMemory<byte> Json, string LocationId, RecordColumns Columns, bool IsOpen);
