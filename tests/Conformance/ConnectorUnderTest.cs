using System.Reflection;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Engine.Plugins;

namespace LeVieuxMoulin.Connectors.Conformance;

/// <summary>What the suite must be told of a connector; everything else it derives from its abilities and its manifest.</summary>
public abstract class ConnectorUnderTest
{
    private PluginManifest? manifest;

    /// <summary>Gets the plugin.</summary>
    public abstract IConnectorPlugin Plugin { get; }

    /// <summary>Gets the folder of the built plugin, with its <c>plugin.yaml</c>.</summary>
    public virtual string PluginFolder => Metadata("PluginFolder");

    /// <summary>Gets the example that operators copy; its settings are used, with any text for its secrets.</summary>
    public virtual string ExampleFile => Metadata("ExampleFile");

    /// <summary>Gets the settings that differ from the example or stand in no example, as in a connection's file.</summary>
    public virtual JsonObject Settings => [];

    /// <summary>Gets the vendor's id in the sandbox.</summary>
    public virtual string Simulator => Manifest.Id;

    /// <summary>Gets the manifest.</summary>
    public PluginManifest Manifest => manifest ??= ReadManifest();

    /// <summary>Gets the paths that the vendor tells and the sandbox's ledger leaves out, such as <c>.tenders[].name</c>.</summary>
    public virtual IReadOnlySet<string> NotInTheLedger { get; } = new HashSet<string>();

    /// <summary>Gets the paths that the ledger has and the vendor does not tell.</summary>
    public virtual IReadOnlySet<string> NotToldByTheVendor { get; } = new HashSet<string>();

    /// <summary>Gets the most decimals that an amount of this vendor has; more are a double's.</summary>
    public virtual int MostDecimals => 6;

    /// <summary>Gets the names, in a query or a JSON body, by which the vendor is asked for pages of a size. The suite asks for small ones.</summary>
    public virtual IReadOnlySet<string> PageSizeNames { get; } = new HashSet<string> { "limit", "page_size", "pageSize", "per_page", "perPage", "size" };

    /// <summary>Gets the streams that the vendor gives in few pages whatever is asked, so that seven cannot be had.</summary>
    public virtual IReadOnlySet<string> FewPages { get; } = new HashSet<string>();

    /// <summary>Gets the abilities of the contract for which the manifest needs no gap, because the connector has them under another name.</summary>
    public virtual IReadOnlySet<string> NeedsNoGap { get; } = new HashSet<string>();

    /// <summary>Brings one of our records into the ledger's form where the two differ on purpose.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="ours">Our record, to be changed in place.</param>
    public virtual void Align(string stream, JsonObject ours)
    {
    }

    /// <summary>Makes something happen at the simulated vendor, so that streams that begin empty have records. Called once.</summary>
    /// <param name="bed">A running connection.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public virtual Task FillAsync(ConnectorBed bed, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Gives one write for each command the connector carries out, each on another record.</summary>
    /// <param name="bed">A running connection.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public virtual Task<IReadOnlyList<SampleWrite>> WritesAsync(ConnectorBed bed, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<SampleWrite>>([]);

    /// <summary>Reads what the build wrote into the test assembly.</summary>
    internal string Metadata(string key) =>
        GetType().Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(entry => entry.Key == key)?.Value
            ?? throw new InvalidOperationException($"The test project does not say {key}. Import Conformance.props into it.");

    private PluginManifest ReadManifest()
    {
        var reading = PluginManifestReader.ReadFile(Path.Combine(PluginFolder, "plugin.yaml"));
        return reading.Manifest ?? throw new InvalidOperationException($"plugin.yaml is not in order: {string.Join(" ", reading.Problems.Select(problem => $"({problem.Line},{problem.Column}) {problem.Message}"))}");
    }
}
