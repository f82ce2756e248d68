using System.Diagnostics;

namespace LeVieuxMoulin.Connectors.Benchmarks.Processes;

/// <summary>A published host, as an operator has it: the executable with the connectors and the simulated vendors beside it.</summary>
/// <param name="Folder">Where it is.</param>
/// <param name="Plugins">A folder with the connectors that are used, and no other.</param>
internal sealed record Installation(string Folder, string Plugins)
{
    /// <summary>Gets the host's executable.</summary>
    public string Host => Path.Combine(Folder, Executable("moulin"));

    /// <summary>Gets the simulated vendors' executable.</summary>
    public string Sandbox => Path.Combine(Folder, "sandbox", Executable("moulin-sandbox"));

    /// <summary>Takes the folder that was named, or publishes the host of this repository.</summary>
    public static async Task<Installation> FindAsync(BenchmarkOptions options, string work, CancellationToken cancellationToken)
    {
        var found = new Installation(options.Host ?? Path.Combine(work, "host"), Path.Combine(work, "plugins"));
        if (options.Host is null)
        {
            Console.WriteLine("Publishing the host ...");
            var start = new ProcessStartInfo("dotnet", ["publish", Path.Combine(Repository(), "host"), "-c", "Release", "-o", found.Folder, "-v:q", "-clp:NoSummary"]);
            using var publish = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
            await publish.WaitForExitAsync(cancellationToken);
            if (publish.ExitCode != 0)
            {
                throw new InvalidOperationException("The host could not be published; see above.");
            }
        }

        if (!File.Exists(found.Host) || !File.Exists(found.Sandbox))
        {
            throw new InvalidOperationException($"There is no published host with its sandbox in {found.Folder}.");
        }

        foreach (var connector in Configurations.Connectors)
        {
            found.CopyPlugin(connector);
        }

        return found;
    }

    private void CopyPlugin(string connector)
    {
        Directory.CreateDirectory(Path.Combine(Plugins, connector));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Folder, "plugins", connector)))
        {
            File.Copy(file, Path.Combine(Plugins, connector, Path.GetFileName(file)));
        }
    }

    private static string Executable(string name) => OperatingSystem.IsWindows() ? name + ".exe" : name;

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Host.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The benchmarks do not lie in the repository: name a published host with --host.");
        }

        return folder.FullName;
    }
}
