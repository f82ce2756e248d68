namespace LeVieuxMoulin.Connectors.Benchmarks.Processes;

/// <summary>Writes configuration folders for the simulated vendors.</summary>
internal static class Configurations
{
    /// <summary>The connection that is synced.</summary>
    public const string Till = "square";

    /// <summary>The connectors that are configured.</summary>
    public static readonly string[] Connectors = ["square", "metro"];

    /// <summary>Writes the folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="sandbox">Where the vendors are.</param>
    /// <param name="polls">Whether the host reads by itself; otherwise only what is asked for is read, and measured.</param>
    public static void Write(string folder, Uri sandbox, bool polls)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "square.yaml"), $$"""
            connector: square
            api: { base_url: "{{sandbox}}square/" }
            auth: { method: bearer, token: sandbox }
            rate_limit: { max_requests_per_minute: 60000, max_burst: 1000 }
            {{(polls ? "" : Silent("location", "sale", "payment", "product", "category", "promotion", "stock-level"))}}

            """);
        File.WriteAllText(Path.Combine(folder, "metro.yaml"), $$"""
            connector: metro
            api: { base_url: "{{sandbox}}metro/", client_number: "1234567" }
            auth: { method: bearer, token: sandbox }
            rate_limit: { max_requests_per_minute: 60000, max_burst: 1000 }
            {{(polls ? "" : Silent("catalog-item", "delivery", "billing-document"))}}

            """);
    }

    private static string Silent(params string[] streams) => $"sync: {{ {string.Join(", ", streams.Select(stream => $"{stream}: {{ enabled: false }}"))} }}";
}
