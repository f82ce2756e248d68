using LeVieuxMoulin.Connectors.Engine.Configuration;

namespace LeVieuxMoulin.Connectors.SupplierTests;

/// <summary>The promises of a supplier's example files and defaults.</summary>
/// <param name="plugin">The plugin.</param>
/// <param name="method">How one logs in when the file says nothing else.</param>
/// <param name="examples">The examples.</param>
public abstract class SupplierFileTests(IConnectorPlugin plugin, AuthMethod method, params string[] examples) : IDisposable
{
    private readonly SupplierFiles files = new();

    /// <summary>Gets the files.</summary>
    protected SupplierFiles Files => files;

    [Fact]
    public void The_examples_load_as_they_stand_once_the_secrets_are_set()
    {
        foreach (var example in examples)
        {
            var read = files.Read(example, SupplierFiles.Example(example));

            read.Problems.ShouldBeEmpty();
            var connection = read.Connections.Single(connection => connection.Name == example);
            (connection.Connector, connection.BaseUrl, connection.Credentials[""].Method).ShouldBe((SupplierFiles.Manifest.Id, "https://address-from-your-agreement.invalid/", method));
        }
    }

    [Fact]
    public void Without_the_secrets_only_they_are_missing() =>
        files.Read(examples[0], SupplierFiles.Example(examples[0]), hasSecrets: false).Problems.ShouldAllBe(problem => problem.Key.StartsWith("auth."));

    [Fact]
    public async Task Every_line_of_the_examples_that_is_commented_out_is_in_order_too()
    {
        foreach (var example in examples)
        {
            var read = files.Read(example, SupplierFiles.Uncommented(SupplierFiles.Example(example)));

            read.Problems.ShouldBeEmpty();
            await using var connector = SupplierFiles.Connect(plugin, read.Connections.Single(connection => connection.Name == example));
            connector.Capabilities.ByName.Keys.ShouldContain("write.place-order");
        }
    }

    [Fact]
    public async Task The_manifest_offers_what_the_connector_offers()
    {
        var read = files.Read(examples[0], SupplierFiles.Example(examples[0]));
        await using var connector = SupplierFiles.Connect(plugin, read.Connections.Single());

        SupplierFiles.Manifest.Variants[0].Offers.Order(StringComparer.Ordinal).ShouldBe(connector.Capabilities.ByName.Keys.Order(StringComparer.Ordinal));
        SupplierFiles.Example(examples[0]).ShouldContain($"\n  method: {SupplierFiles.Manifest.Variants[0].Credentials[0].Method}\n");
    }

    /// <inheritdoc />
    public void Dispose()
    {
        files.Dispose();
        GC.SuppressFinalize(this);
    }
}
