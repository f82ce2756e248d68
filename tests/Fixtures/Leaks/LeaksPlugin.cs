using LeVieuxMoulin.Connectors;

namespace Fixtures;

/// <summary>Subscribes to an event of the process and never lets go.</summary>
public sealed class LeaksPlugin : IConnectorPlugin
{
    public LeaksPlugin() => AppDomain.CurrentDomain.ProcessExit += OnExit;

    public IConnector Create(ConnectorContext context) => new FixtureConnector("leaks");

    private void OnExit(object? sender, EventArgs nothing) => GC.KeepAlive(this);
}
