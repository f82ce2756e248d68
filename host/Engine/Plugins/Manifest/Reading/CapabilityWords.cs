using System.Text;

namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>Every capability that this contract can name, such as feed.sale.</summary>
internal static class CapabilityWords
{
    /// <summary>Gets the names.</summary>
    public static IReadOnlySet<string> All { get; } = Collect();

    private static HashSet<string> Collect()
    {
        var words = new HashSet<string>(StringComparer.Ordinal) { "webhooks", "webhook-subscriptions", "setup" };
        foreach (var type in typeof(VendorRecord).Assembly.GetExportedTypes().Where(type => type is { IsAbstract: false, IsInterface: false }))
        {
            string[] verbs = type switch
            {
                _ when type == typeof(OtherRecord) => [],
                _ when type.IsSubclassOf(typeof(VendorRecord)) => ["feed", "fetch"],
                _ when type.IsSubclassOf(typeof(Command)) => ["write", "write-many", "find"],
                _ when type.GetInterfaces().Any(face => face.Name.StartsWith("IQuery", StringComparison.Ordinal)) => ["ask"],
                _ => [],
            };
            words.UnionWith(verbs.Select(verb => $"{verb}.{Kebab(type.Name)}"));
        }

        return words;
    }

    private static string Kebab(string name)
    {
        var text = new StringBuilder();
        foreach (var letter in name)
        {
            text.Append(char.IsUpper(letter) && text.Length > 0 ? "-" : "").Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}
