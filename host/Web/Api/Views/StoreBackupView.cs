namespace LeVieuxMoulin.Connectors.Web.Api.Views;

/// <summary>A backup that was made.</summary>
internal sealed record StoreBackupView(string File, long Bytes);
