namespace LeVieuxMoulin.Connectors.Web.Api.Views;

/// <summary>A new API key with its value, which is shown this once.</summary>
internal sealed record NewKeyView(string Name, string Scope, string Key);
