namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>A capability the vendor does not offer.</summary>
/// <param name="Capability">Its name.</param>
/// <param name="Instead">What to do instead; the API's 501 answers with it.</param>
public sealed record ManifestGap(string Capability, LocalText Instead);
