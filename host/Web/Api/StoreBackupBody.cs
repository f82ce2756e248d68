namespace LeVieuxMoulin.Connectors.Web.Api;

/// <summary>What a backup is asked with.</summary>
/// <param name="File">The file, by its full path on the host's machine.</param>
internal sealed record StoreBackupBody(string File);
