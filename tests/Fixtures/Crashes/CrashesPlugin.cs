using LeVieuxMoulin.Connectors;

namespace Fixtures;

/// <summary>Ends the process from its constructor, unless the environment says that its reason is gone.</summary>
public sealed class CrashesPlugin : IConnectorPlugin
{
    public CrashesPlugin()
    {
        if (Environment.GetEnvironmentVariable("FIXTURE_CRASHES") != "no")
        {
            Environment.FailFast("the plugin ends the process");
        }
    }

    public IConnector Create(ConnectorContext context) => new FixtureConnector("crashes");
}
