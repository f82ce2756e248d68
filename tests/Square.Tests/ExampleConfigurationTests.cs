using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Plugins;

namespace LeVieuxMoulin.Connectors.Square.Tests;

/// <summary>The example that an operator copies.</summary>
public sealed class ExampleConfigurationTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("square-example");

    [Fact]
    public void The_example_loads_as_it_stands_once_the_two_secrets_are_set()
    {
        var read = Read(text => text, "SQUARE_CLIENT_ID", "SQUARE_CLIENT_SECRET");

        read.Problems.ShouldBeEmpty();
        var connection = read.Connections.ShouldHaveSingleItem();
        (connection.Name, connection.Connector, connection.BaseUrl).ShouldBe(("square-terrasse", "square", "https://connect.squareup.com/"));
        connection.Credentials.Keys.ShouldBe([""]);
        connection.Credentials[""].Method.ShouldBe(AuthMethod.AuthorizationCode);
        connection.Sync["sale"].Overlap.ShouldBe(TimeSpan.FromHours(72));
    }

    [Fact]
    public void Without_the_secrets_each_is_named() =>
        Read(text => text).Problems.Select(problem => problem.Key).ShouldBe(["auth.client_id", "auth.client_secret"]);

    [Fact]
    public void Its_commented_lines_load_too_when_their_mark_is_taken_away()
    {
        var read = Read(Uncommented, "SQUARE_CLIENT_ID", "SQUARE_CLIENT_SECRET", "SQUARE_APPLICATION_TOKEN", "SQUARE_WEBHOOK_SECRET");

        read.Problems.ShouldBeEmpty();
        var connection = read.Connections.ShouldHaveSingleItem();
        connection.Credentials.Keys.ShouldBe(["", "application"]);
        connection.Venues.ShouldHaveSingleItem().LocationId.ShouldBe("L0000000000000");
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static string Uncommented(string text) => new[] { "location_id:", "application:", "  method: bearer\n", "  token: ${SQUARE_APP", "public_url:", "secret: ${SQUARE_WEB" }
        .Aggregate(text, (edited, line) => edited.Replace($"# {line}", line, StringComparison.Ordinal));

    private HostConfiguration Read(Func<string, string> edit, params string[] variables)
    {
        var example = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "square.example.yaml"));
        File.WriteAllText(Path.Combine(folder.FullName, "square.yaml"), edit(example));
        var manifest = PluginManifestReader.Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "plugin.yaml"))).Manifest;
        return ConfigurationReader.Read(folder.FullName, name => variables.Contains(name) ? $"value-of-{name}" : null, id => id == "square" ? manifest : null, development: false);
    }
}
