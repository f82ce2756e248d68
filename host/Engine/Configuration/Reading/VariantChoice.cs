using LeVieuxMoulin.Connectors.Engine.Plugins;

namespace LeVieuxMoulin.Connectors.Engine.Configuration.Reading;

/// <summary>Finds which of a vendor's APIs a connection means.</summary>
internal static class VariantChoice
{
    /// <summary>Chooses by <c>api.variant</c>, by the keys the manifest names, by the host of the base address, or because there is one.</summary>
    /// <returns>The variant; null when the connection does not say it, which is reported.</returns>
    public static ManifestVariant? Choose(Block api, PluginManifest manifest)
    {
        var variants = manifest.Variants;
        api.Know(variants.SelectMany(variant => variant.ChosenBy.Keys).Select(ApiKey));
        if (api.Find("variant") is not null)
        {
            return api.Choice("variant", [.. variants.Select(variant => variant.Id)]) is { } id ? variants.First(variant => variant.Id == id) : null;
        }

        if (variants.Count == 1)
        {
            return variants[0];
        }

        var choosing = variants.SelectMany(variant => variant.ChosenBy).GroupBy(pair => ApiKey(pair.Key), pair => pair.Value).Where(key => api.Find(key.Key) is not null).ToList();
        foreach (var key in choosing)
        {
            if (api.Choice(key.Key, [.. key.Distinct()]) is null)
            {
                return null;
            }
        }

        var byKey = variants.Where(variant => variant.ChosenBy.Count > 0 && variant.ChosenBy.All(pair => pair.Value.Equals(api.Text(ApiKey(pair.Key)), StringComparison.OrdinalIgnoreCase))).ToList();
        var host = Addresses.HostOf(api.Text("base_url"));
        var byHost = variants.Where(variant => host is not null && HostsOf(variant).Contains(host, StringComparer.OrdinalIgnoreCase)).ToList();
        var chosen = byKey is [var named] ? named : byHost is [var hosted] ? hosted : choosing.Count == 0 ? variants.FirstOrDefault(variant => variant.IsDefault) : null;
        if (chosen is null)
        {
            var key = variants.SelectMany(variant => variant.ChosenBy.Keys).Select(ApiKey).FirstOrDefault("variant");
            api.Problems.Error(
                api.At,
                api.Path(key),
                ConfigurationCodes.VariantUnsaid,
                $"{manifest.Name} has several interfaces, and the connection does not say which.",
                $"Say api.variant: {string.Join(" or ", variants.Select(variant => variant.Id))}.");
        }

        return chosen;
    }

    /// <summary>Takes the api. off a manifest's key.</summary>
    public static string ApiKey(string key) => key.StartsWith("api.", StringComparison.Ordinal) ? key[4..] : key;

    private static IEnumerable<string> HostsOf(ManifestVariant variant) =>
        variant.Hosts.Concat(new[] { variant.BaseUrl, variant.SandboxUrl }.Concat(variant.RetiredUrls).Select(Addresses.HostOf).OfType<string>());
}
