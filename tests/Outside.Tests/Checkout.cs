namespace LeVieuxMoulin.Connectors.Outside.Tests;

/// <summary>The checkout that these tests were built from.</summary>
internal static class Checkout
{
    /// <summary>Gets the build configuration of this run.</summary>
    public static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    /// <summary>Gets the folder of <c>Host.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Gets the host's executable.</summary>
    public static string Moulin { get; } = Path.Combine(Root, "host", "bin", Configuration, "net10.0", OperatingSystem.IsWindows() ? "moulin.exe" : "moulin");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Host.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException($"No Host.sln above {AppContext.BaseDirectory}.");
        }

        return folder.FullName;
    }
}
