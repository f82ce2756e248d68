using System.Runtime.InteropServices;
using LeVieuxMoulin.Connectors;

namespace Fixtures;

/// <summary>Calls a native library that it ships.</summary>
public sealed class NativePlugin : IConnectorPlugin
{
    public IConnector Create(ConnectorContext context) => new FixtureConnector(Marshal.PtrToStringUTF8(Version())!);

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_libversion")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory)]
    private static extern nint Version();
}
