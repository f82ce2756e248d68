namespace LeVieuxMoulin.Connectors.Engine.Storage;

/// <summary>A row that came, to be looked up.</summary>
/// <param name="Id">The vendor's id.</param>
/// <param name="Hash">The hash of its bytes.</param>
/// <param name="Form">The vendor's form.</param>
public readonly record struct RowToCheck(string Id, RecordHash Hash, string Form);
