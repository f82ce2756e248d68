using System.Text.RegularExpressions;
using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Plugins;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeVieuxMoulin.Connectors.SupplierTests;

/// <summary>Reads a supplier's connection files as the host does, and makes the connector of one.</summary>
public sealed partial class SupplierFiles : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("supplier-files-");

    /// <summary>Gets the manifest.</summary>
    public static PluginManifest Manifest => PluginManifestReader.ReadFile(Path.Combine(AppContext.BaseDirectory, "plugin.yaml")).Manifest.ShouldNotBeNull();

    /// <summary>Reads an example.</summary>
    public static string Example(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, $"{name}.example.yaml"));

    /// <summary>Takes the mark away from every line that is a key.</summary>
    public static string Uncommented(string example) =>
        string.Join('\n', example.Split('\n').Select(line => CommentedKey().Replace(line, "$1$2")));

    /// <summary>Reads a connection's file; every variable is set unless said otherwise.</summary>
    public HostConfiguration Read(string name, string yaml, bool hasSecrets = true)
    {
        File.WriteAllText(Path.Combine(folder.FullName, "host.yaml"), "venues:\n  moulin: {time_zone: Europe/Paris, currency: EUR}\n");
        File.WriteAllText(Path.Combine(folder.FullName, $"{name}.yaml"), yaml);
        return ConfigurationReader.Read(folder.FullName, variable => hasSecrets ? $"value of {variable}" : null, id => id == Manifest.Id ? Manifest : null, development: false);
    }

    /// <summary>Makes the connector of a connection, without any call.</summary>
    public static IConnector Connect(IConnectorPlugin plugin, ConnectionSettings settings) => plugin.Create(new ConnectorContext
    {
        Connection = settings.Name,
        Settings = settings.PluginSettings,
        Http = new HttpClient(new NoCalls()) { BaseAddress = new Uri(settings.BaseUrl) },
        DropFolder = NSubstitute.Substitute.For<IDropFolder>(),
        Venues = settings.Venues,
        Time = TimeProvider.System,
        Logger = NullLogger.Instance,
    });

    /// <inheritdoc />
    public void Dispose() => folder.Delete(recursive: true);

    [GeneratedRegex("^(\\s*)# ((?:  )?[a-z_-]+:.*)$")]
    private static partial Regex CommentedKey();

    private sealed class NoCalls : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new InvalidOperationException($"No call is expected here, and {request.RequestUri} was called.");
    }
}
