using System.Runtime.Versioning;
using LeVieuxMoulin.Connectors;

[assembly: TargetFramework(".NETCoreApp,Version=v99.0")]

namespace Fixtures;

/// <summary>Stamped with a .NET that does not exist yet.</summary>
public sealed class NewFrameworkPlugin : IConnectorPlugin
{
    public IConnector Create(ConnectorContext context) => new FixtureConnector("newframework");
}
