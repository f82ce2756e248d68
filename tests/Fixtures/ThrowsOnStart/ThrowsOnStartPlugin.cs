using LeVieuxMoulin.Connectors;

namespace Fixtures;

/// <summary>Throws in its constructor, with an exception of its own.</summary>
public sealed class ThrowsOnStartPlugin : IConnectorPlugin
{
    public ThrowsOnStartPlugin() => throw new OddException("the stars stand wrong");

    public IConnector Create(ConnectorContext context) => new FixtureConnector("throwsonstart");
}

/// <summary>An exception type that only the plugin knows.</summary>
internal sealed class OddException(string message) : Exception(message);
