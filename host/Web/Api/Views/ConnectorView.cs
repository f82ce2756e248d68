using LeVieuxMoulin.Connectors.Engine.Plugins;

namespace LeVieuxMoulin.Connectors.Web.Api.Views;

/// <summary>What one variant of a connector can do, and cannot.</summary>
internal sealed record ConnectorView(string Id, string Name, string Version, string Variant, IReadOnlyList<string> Kinds, IReadOnlyList<string> Offers, IReadOnlyList<GapView> Gaps)
{
    /// <summary>Shows the variants of a plugin.</summary>
    public static IEnumerable<ConnectorView> Of(PluginManifest manifest) => manifest.Variants.Select(variant => new ConnectorView(
        manifest.Id,
        manifest.Name,
        manifest.Version,
        variant.Id,
        manifest.Kinds,
        variant.Offers,
        [.. variant.Gaps.Select(gap => new GapView(gap.Capability, gap.Instead.En, gap.Instead.Fr))]));
}
