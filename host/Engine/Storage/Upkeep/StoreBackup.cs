namespace LeVieuxMoulin.Connectors.Engine.Storage;

/// <summary>A backup that was made.</summary>
/// <param name="File">The file.</param>
/// <param name="Bytes">How large it is.</param>
public sealed record StoreBackup(string File, long Bytes);
