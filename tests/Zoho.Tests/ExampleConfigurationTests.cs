using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Plugins;

namespace LeVieuxMoulin.Connectors.Zoho.Tests;

/// <summary>The example that an operator copies.</summary>
public sealed class ExampleConfigurationTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("zoho-example");

    [Fact]
    public void The_example_loads_as_it_stands_once_the_two_secrets_are_set()
    {
        var read = Read(text => text, "ZOHO_CLIENT_ID", "ZOHO_CLIENT_SECRET");

        read.Problems.ShouldBeEmpty();
        var connection = read.Connections.ShouldHaveSingleItem();
        (connection.Name, connection.Connector, connection.BaseUrl).ShouldBe(("zoho-clients", "zoho", "{api_domain}/"));
        connection.Credentials[""].ShouldSatisfyAllConditions(
            auth => auth.TokenUrl.ShouldBe("{accounts-server}/oauth/v2/token"),
            auth => auth.Dialect.HeaderScheme.ShouldBe("Zoho-oauthtoken"),
            auth => auth.Dialect.ScopeSeparator.ShouldBe(","));
    }

    [Fact]
    public void Without_the_secrets_each_is_named() =>
        Read(text => text).Problems.Select(problem => problem.Key).ShouldBe(["auth.client_id", "auth.client_secret"]);

    [Fact]
    public void Its_commented_lines_load_too_when_their_mark_is_taken_away()
    {
        var read = Read(Uncommented, "ZOHO_CLIENT_ID", "ZOHO_CLIENT_SECRET", "ZOHO_WEBHOOK_TOKEN");

        read.Problems.ShouldBeEmpty();
        read.Connections.ShouldHaveSingleItem().Credentials[""].AuthorizationUrl.ShouldBe("https://accounts.zoho.com/oauth/v2/auth");
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static string Uncommented(string text) =>
        new[] { "language_field:", "company_field:", "fields:", "segments:", "authorization_url:", "public_url:", "secret: ${" }
            .Aggregate(text, (edited, line) => edited.Replace($"# {line}", line, StringComparison.Ordinal));

    private HostConfiguration Read(Func<string, string> edit, params string[] variables)
    {
        var example = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "zoho.example.yaml"));
        File.WriteAllText(Path.Combine(folder.FullName, "zoho.yaml"), edit(example));
        var manifest = PluginManifestReader.Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "plugin.yaml"))).Manifest;
        return ConfigurationReader.Read(folder.FullName, name => variables.Contains(name) ? $"value-of-{name}" : null, id => id == "zoho" ? manifest : null, development: false);
    }
}
