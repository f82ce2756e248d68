using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Plugins;

namespace LeVieuxMoulin.Connectors.OpenTable.Tests;

/// <summary>The example that an operator copies.</summary>
public sealed class ExampleConfigurationTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("opentable-example");

    [Theory]
    [InlineData("production", "https://platform.opentable.com/", "https://oauth.opentable.com/api/v2/oauth/token")]
    [InlineData("sandbox", "https://platform.otqa.com/", "https://oauth-pp.opentable.com/api/v2/oauth/token")]
    public void The_example_loads_as_it_stands_once_the_two_secrets_are_set(string environment, string address, string tokens)
    {
        var read = Read(text => text.Replace("environment: production", $"environment: {environment}", StringComparison.Ordinal), "OPENTABLE_CLIENT_ID", "OPENTABLE_CLIENT_SECRET");

        read.Problems.ShouldBeEmpty();
        var connection = read.Connections.ShouldHaveSingleItem();
        (connection.Name, connection.Connector, connection.BaseUrl).ShouldBe(("opentable-moulin", "opentable", address));
        (connection.Credentials[""].Method, connection.Credentials[""].TokenUrl).ShouldBe((AuthMethod.ClientCredentials, tokens));
        (connection.Credentials[""].Dialect.TokenRequest, connection.Credentials[""].Dialect.ClientProof).ShouldBe(("query", "basic"));
        connection.Venues.ShouldHaveSingleItem().LocationId.ShouldBe("1000001");
    }

    [Fact]
    public void Without_the_secrets_each_is_named() =>
        Read(text => text).Problems.Select(problem => problem.Key).ShouldBe(["auth.client_id", "auth.client_secret"]);

    [Fact]
    public void Its_commented_lines_load_too_when_their_mark_is_taken_away() =>
        Read(Uncommented, "OPENTABLE_CLIENT_ID", "OPENTABLE_CLIENT_SECRET", "OPENTABLE_WEBHOOK_TOKEN").Problems.ShouldBeEmpty();

    [Fact]
    public void Another_booking_api_than_the_two_is_refused() =>
        Read(text => text.Replace("booking_api: in-house", "booking_api: inhouse", StringComparison.Ordinal), "OPENTABLE_CLIENT_ID", "OPENTABLE_CLIENT_SECRET").Problems.ShouldHaveSingleItem().Key.ShouldBe("api.booking_api");

    public void Dispose() => folder.Delete(recursive: true);

    private static string Uncommented(string text) => new[] { "from: 2025", "public_url:", "secret: ${OPENTABLE_WEB" }
        .Aggregate(text, (edited, line) => edited.Replace($"# {line}", line, StringComparison.Ordinal));

    private HostConfiguration Read(Func<string, string> edit, params string[] variables)
    {
        var example = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "opentable.example.yaml"));
        File.WriteAllText(Path.Combine(folder.FullName, "opentable.yaml"), edit(example));
        var manifest = PluginManifestReader.Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "plugin.yaml"))).Manifest;
        return ConfigurationReader.Read(folder.FullName, name => variables.Contains(name) ? $"value-of-{name}" : null, id => id == "opentable" ? manifest : null, development: false);
    }
}
