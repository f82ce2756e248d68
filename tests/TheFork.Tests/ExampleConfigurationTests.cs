using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Plugins;

namespace LeVieuxMoulin.Connectors.TheFork.Tests;

/// <summary>The example that an operator copies.</summary>
public sealed class ExampleConfigurationTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("thefork-example");

    [Fact]
    public void The_example_loads_as_it_stands_once_the_two_secrets_are_set()
    {
        var read = Read(text => text, "THEFORK_CLIENT_ID", "THEFORK_CLIENT_SECRET");

        read.Problems.ShouldBeEmpty();
        var connection = read.Connections.ShouldHaveSingleItem();
        (connection.Name, connection.Connector, connection.BaseUrl).ShouldBe(("thefork-moulin", "thefork", "https://api.thefork.io/manager/"));
        connection.Credentials[""].Method.ShouldBe(AuthMethod.ClientCredentials);
        connection.Credentials[""].TokenUrl.ShouldBe("https://auth.thefork.io/oauth/token");
        connection.Credentials[""].Dialect.TokenParameters["audience"].ShouldBe("https://api.thefork.io");
        connection.Venues.ShouldHaveSingleItem().LocationId.ShouldBe("00000000-0000-4000-8000-000000000001");
    }

    [Fact]
    public void Without_the_secrets_each_is_named() =>
        Read(text => text).Problems.Select(problem => problem.Key).ShouldBe(["auth.client_id", "auth.client_secret"]);

    [Fact]
    public void Its_commented_lines_load_too_when_their_mark_is_taken_away() =>
        Read(Uncommented, "THEFORK_CLIENT_ID", "THEFORK_CLIENT_SECRET", "THEFORK_WEBHOOK_TOKEN").Problems.ShouldBeEmpty();

    [Fact]
    public void The_address_of_earlier_files_is_replaced_and_the_test_system_that_there_is_not_is_told()
    {
        var retired = Read(text => text.Replace("  environment: production", "  base_url: https://api.thefork.com/v1", StringComparison.Ordinal), "THEFORK_CLIENT_ID", "THEFORK_CLIENT_SECRET");
        var sandbox = Read(text => text.Replace("environment: production", "environment: sandbox", StringComparison.Ordinal), "THEFORK_CLIENT_ID", "THEFORK_CLIENT_SECRET");

        retired.Connections.ShouldHaveSingleItem().BaseUrl.ShouldBe("https://api.thefork.io/manager/");
        retired.Problems.ShouldHaveSingleItem().Key.ShouldBe("api.base_url");
        sandbox.Problems.ShouldHaveSingleItem().Key.ShouldBe("api.environment");
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static string Uncommented(string text) => new[] { "from: 2025", "public_url:", "secret: ${THEFORK_WEB" }
        .Aggregate(text, (edited, line) => edited.Replace($"# {line}", line, StringComparison.Ordinal));

    private HostConfiguration Read(Func<string, string> edit, params string[] variables)
    {
        var example = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "thefork.example.yaml"));
        File.WriteAllText(Path.Combine(folder.FullName, "thefork.yaml"), edit(example));
        var manifest = PluginManifestReader.Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "plugin.yaml"))).Manifest;
        return ConfigurationReader.Read(folder.FullName, name => variables.Contains(name) ? $"value-of-{name}" : null, id => id == "thefork" ? manifest : null, development: false);
    }
}
