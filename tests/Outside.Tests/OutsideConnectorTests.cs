using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Outside.Tests;

public sealed class OutsideConnectorTests : IDisposable
{
    private const string PortOfThePage = "127.0.0.1:8099";
    private readonly WalkThrough page = new();
    private readonly string folder = Directory.CreateTempSubdirectory("moulin outside é ").FullName;

    [Fact]
    public async Task A_connector_built_from_the_page_alone_works_in_a_running_host_and_leaves_it_again()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var published = await new Author(Path.Combine(folder, "ardoise"), page).PublishAsync(cancellationToken);
        await using var vendor = await ArdoiseServer.StartAsync(cancellationToken);
        await ConfigureAsync(vendor.Authority, cancellationToken);
        await using var host = await RunningMoulin.StartAsync(folder, new Dictionary<string, string> { ["ARDOISE_KEY"] = ArdoiseServer.Key }, cancellationToken);
        await host.UntilAsync("v1/connections/ardoise", connection => Text(connection, "state") == "waiting-for-plugin", cancellationToken);

        Directory.Move(published, Path.Combine(host.Plugins, "ardoise"));
        var sales = await host.UntilAsync("v1/records/sale?connection=ardoise", answer => Items(answer).Count() == 3, cancellationToken);
        Items(sales).Select(sale => $"{sale["id"]} {sale["total"]!["amount"]} {sale["total"]!["currency"]} {sale["tax"]!["amount"]} {sale["status"]}").Order(StringComparer.Ordinal)
            .ShouldBe(["1 38.50 EUR 3.50 COMPLETED", "2 17.60 EUR 1.60 COMPLETED", "3 121.00 EUR 11.00 COMPLETED"]);

        Directory.Delete(Path.Combine(host.Plugins, "ardoise"), recursive: true);
        var plugins = await host.UntilAsync("v1/plugins", answer => answer["receipts"]!.AsArray().Any(receipt => Text(receipt!, "outcome") != "pending"), cancellationToken);
        Text(plugins["receipts"]![0]!, "id").ShouldBe("ardoise");
        Text(plugins["receipts"]![0]!, "outcome").ShouldBe("collected");
    }

    [Fact]
    public void A_connector_is_an_afternoon_of_a_hundred_lines()
    {
        page.Files.Keys.ShouldBe(["nuget.config", "Ardoise.csproj", "plugin.yaml", "ArdoisePlugin.cs", "ardoise.yaml"]);
        page.Files["ArdoisePlugin.cs"].Split('\n').Count(line => line.Trim() is not ("" or "{" or "}")).ShouldBeLessThan(100);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task ConfigureAsync(string authority, CancellationToken cancellationToken)
    {
        var connection = page.Files["ardoise.yaml"];
        connection.ShouldContain(PortOfThePage);
        var config = Directory.CreateDirectory(Path.Combine(folder, "config")).FullName;
        await File.WriteAllTextAsync(Path.Combine(config, "ardoise.yaml"), connection.Replace(PortOfThePage, authority, StringComparison.Ordinal), cancellationToken);
    }

    private static IEnumerable<JsonNode> Items(JsonNode answer) => answer["items"]!.AsArray().Select(item => item!);

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();
}
