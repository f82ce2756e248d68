namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>A text in both languages.</summary>
/// <param name="En">English.</param>
/// <param name="Fr">French.</param>
public sealed record LocalText(string En, string Fr);
