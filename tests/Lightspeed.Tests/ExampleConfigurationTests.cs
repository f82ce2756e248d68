using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Plugins;

namespace LeVieuxMoulin.Connectors.Lightspeed.Tests;

/// <summary>The examples that an operator copies, and the addresses of the past.</summary>
public sealed class ExampleConfigurationTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("lightspeed-example");

    [Theory]
    [InlineData("lightspeed", "LIGHTSPEED", "lightspeed-boutique", "r-series", "https://api.lightspeedapp.com/")]
    [InlineData("lightspeed-k", "LIGHTSPEED_K", "lightspeed-restaurant", "k-series", "https://api.lsk.lightspeed.app/")]
    public void Each_example_loads_as_it_stands_once_its_two_secrets_are_set(string file, string secrets, string name, string variant, string address)
    {
        var read = Read(Example(file), $"{secrets}_CLIENT_ID", $"{secrets}_CLIENT_SECRET");

        read.Problems.ShouldBeEmpty();
        var connection = read.Connections.ShouldHaveSingleItem();
        (connection.Name, connection.Connector, connection.Variant, connection.BaseUrl).ShouldBe((name, "lightspeed", variant, address));
        Read(Example(file)).Problems.Select(problem => problem.Key).ShouldBe(["auth.client_id", "auth.client_secret"]);
    }

    [Theory]
    [InlineData("lightspeed", "LIGHTSPEED", "account_id:", "shop_id:", "currency:", "tenders:\n", "  Chèque:")]
    [InlineData("lightspeed-k", "LIGHTSPEED_K", "business_location_id:", "currency:", "tenders:\n", "  CHQ:", "authorization_url:", "token_url:")]
    public void Its_commented_lines_load_too_when_their_mark_is_taken_away(string file, string secrets, params string[] lines)
    {
        var text = lines.Aggregate(Example(file), (edited, line) => edited.Contains($"# {line}", StringComparison.Ordinal) ? edited.Replace($"# {line}", line, StringComparison.Ordinal) : throw new InvalidOperationException(line));

        Read(text, $"{secrets}_CLIENT_ID", $"{secrets}_CLIENT_SECRET").Problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("https://api.lightspeedapp.com/api/", "r-series", "https://api.lightspeedapp.com/")]
    [InlineData("https://api.lightspeedapp.com/API/V3", "r-series", "https://api.lightspeedapp.com/")]
    public void An_address_of_the_past_chooses_the_series_and_is_replaced_with_a_warning(string written, string variant, string used)
    {
        var read = Read($"connector: lightspeed\napi:\n  base_url: {written}\n  version: v1\nauth:\n  method: bearer\n  token: given\n");

        read.Problems.Select(problem => problem.Key).ShouldBe(["api.base_url", "api.version"], ignoreOrder: true);
        read.Problems.ShouldAllBe(problem => problem.Severity == ProblemSeverity.Warning);
        var connection = read.Connections.ShouldHaveSingleItem();
        (connection.Variant, connection.BaseUrl).ShouldBe((variant, used));
    }

    [Fact]
    public void The_trial_host_chooses_the_restaurant_and_without_any_word_the_series_is_asked_for()
    {
        const string Auth = "auth:\n  method: bearer\n  token: given\n";

        Read($"connector: lightspeed\napi:\n  base_url: https://api.trial.lsk.lightspeed.app/\n{Auth}").Connections.ShouldHaveSingleItem().Variant.ShouldBe("k-series");
        Read($"connector: lightspeed\n{Auth}").Problems.ShouldHaveSingleItem().Key.ShouldBe("api.series");
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static string Example(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, $"{name}.example.yaml"));

    private HostConfiguration Read(string text, params string[] variables)
    {
        File.WriteAllText(Path.Combine(folder.FullName, "till.yaml"), text);
        var manifest = PluginManifestReader.Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "plugin.yaml"))).Manifest;
        return ConfigurationReader.Read(folder.FullName, name => variables.Contains(name) ? $"value-of-{name}" : null, id => id == "lightspeed" ? manifest : null, development: false);
    }
}
