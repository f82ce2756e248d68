using System.Text.RegularExpressions;
using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Plugins;

namespace LeVieuxMoulin.Connectors.Metro.Tests;

public sealed partial class ConfigurationTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("metro-configuration-");

    [Fact]
    public void The_example_file_is_in_order_as_it_stands()
    {
        var read = Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "metro.example.yaml")));

        read.Problems.ShouldBeEmpty();
        read.Connections.Single().BaseUrl.ShouldBe("https://address-from-your-agreement.invalid/");
    }

    [Fact]
    public async Task Every_line_of_the_example_that_is_commented_out_is_in_order_too()
    {
        var example = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "metro.example.yaml"));
        var whole = example.Select(line => CommentedKey().Replace(line, "$1$2")).ToList();
        whole.Count(line => line.Contains("delivery_days:", StringComparison.Ordinal) && !line.Contains('#', StringComparison.Ordinal)).ShouldBe(1);

        var read = Read(string.Join('\n', whole));

        read.Problems.ShouldBeEmpty();
        await using var bed = new MetroBed(System.Text.Encoding.UTF8.GetString(read.Connections.Single().PluginSettings.Span));
        bed.Connector.Capabilities.ByName.Count.ShouldBe(13);
    }

    [Fact]
    public void A_file_of_the_earlier_edition_loads_and_its_placeholder_address_is_never_called()
    {
        var read = Read("""
            api:
              base_url: https://api.metro.fr/v1
              client_number: 00471100
            auth:
              method: api_key
              api_key: secret
              header_name: X-API-KEY
            rate_limit:
              max_requests_per_minute: 100
            """);

        read.Problems.ShouldAllBe(problem => problem.Severity == ProblemSeverity.Warning);
        read.Problems.ShouldContain(problem => problem.Key == "api.base_url");
        read.Connections.Single().BaseUrl.ShouldNotContain("metro.fr");
    }

    [Fact]
    public async Task Every_option_written_in_a_file_reaches_the_connector()
    {
        var read = Read("""
            api:
              base_url: https://b2b.supplier.example
              client_number: 00471100
              site_id: "042"
              currency: CHF
            auth: {method: bearer, token: secret}
            terms:
              delivery_days: [mon, friday]
              cutoff_time: 12:00
              lead_time_days: 2
              minimum_order_net: 100.50
            capabilities:
              slots: manual
              billing: none
            map:
              units: {CT: XCS}
            """);

        read.Problems.ShouldBeEmpty();
        await using var bed = new MetroBed(System.Text.Encoding.UTF8.GetString(read.Connections.Single().PluginSettings.Span));
        bed.Answers.On("GET /v1/orders?buyerOrderId=connection-check", "empty.json");
        var check = await bed.Connector.CheckAsync(TestContext.Current.CancellationToken);
        (check.AccountId, check.Currency).ShouldBe(("00471100/042", "CHF"));
        bed.Connector.Capabilities.ByName.Keys.ShouldNotContain("feed.billing-document");
    }

    public void Dispose() => folder.Delete(recursive: true);

    [GeneratedRegex("^(\\s*)# ((?:  )?[a-z_-]+:.*)$")]
    private static partial Regex CommentedKey();

    private HostConfiguration Read(string yaml)
    {
        File.WriteAllText(Path.Combine(folder.FullName, "host.yaml"), "venues:\n  moulin: {time_zone: Europe/Paris, currency: EUR}\n");
        File.WriteAllText(Path.Combine(folder.FullName, "metro.yaml"), yaml);
        var manifest = PluginManifestReader.ReadFile(Path.Combine(AppContext.BaseDirectory, "plugin.yaml")).Manifest;
        return ConfigurationReader.Read(folder.FullName, name => $"value of {name}", id => id == "metro" ? manifest : null, development: false);
    }
}
