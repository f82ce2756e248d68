using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Plugins;

namespace LeVieuxMoulin.Connectors.HubSpot.Tests;

/// <summary>The example that an operator copies.</summary>
public sealed class ExampleConfigurationTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("hubspot-example");

    [Fact]
    public void The_example_loads_as_it_stands_once_the_two_secrets_are_set()
    {
        var read = Read(text => text, "HUBSPOT_CLIENT_ID", "HUBSPOT_CLIENT_SECRET");

        read.Problems.ShouldBeEmpty();
        var connection = read.Connections.ShouldHaveSingleItem();
        (connection.Name, connection.Connector, connection.BaseUrl, connection.Version).ShouldBe(("hubspot-clients", "hubspot", "https://api.hubapi.com/", "2026-09"));
        connection.Credentials[""].TokenUrl.ShouldBe("https://api.hubapi.com/oauth/2026-09/token");
        connection.Sync["customer"].Overlap.ShouldBe(TimeSpan.FromMinutes(15));
    }

    [Fact]
    public void Without_the_secrets_each_is_named() =>
        Read(text => text).Problems.Select(problem => problem.Key).ShouldBe(["auth.client_id", "auth.client_secret"]);

    [Fact]
    public void Its_commented_lines_load_too_when_their_mark_is_taken_away()
    {
        var read = Read(Uncommented, "HUBSPOT_CLIENT_ID", "HUBSPOT_CLIENT_SECRET", "HUBSPOT_DEVELOPER_KEY");

        read.Problems.ShouldBeEmpty();
        read.Connections.ShouldHaveSingleItem().Credentials.Keys.ShouldBe(["", "application"]);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static string Uncommented(string text) =>
        new[] { "properties:", "segments:", "last_visit_property:", "app_id:", "application:", "  method: api_key", "  api_key:", "public_url:", "secret: ${" }
            .Aggregate(text, (edited, line) => edited.Replace($"# {line}", line, StringComparison.Ordinal));

    private HostConfiguration Read(Func<string, string> edit, params string[] variables)
    {
        var example = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "hubspot.example.yaml"));
        File.WriteAllText(Path.Combine(folder.FullName, "hubspot.yaml"), edit(example));
        var manifest = PluginManifestReader.Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "plugin.yaml"))).Manifest;
        return ConfigurationReader.Read(folder.FullName, name => variables.Contains(name) ? $"value-of-{name}" : null, id => id == "hubspot" ? manifest : null, development: false);
    }
}
