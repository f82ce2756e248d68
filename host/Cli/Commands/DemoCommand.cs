using System.CommandLine;
using LeVieuxMoulin.Connectors.Host.Composition;

namespace LeVieuxMoulin.Connectors.Host.Cli.Commands;

/// <summary><c>moulin demo</c>: everything at once, against the simulated vendors, in a folder of its own.</summary>
internal static class DemoCommand
{
    /// <summary>Adds the verb.</summary>
    public static void AddTo(RootCommand root)
    {
        var once = new Option<bool>("--once") { Description = Words.Say("End after the demonstration", "S'arrête après la démonstration") };
        var sales = new Option<int>("--sales") { Description = Words.Say("How many sales the year has", "Combien de ventes compte l'année"), DefaultValueFactory = _ => 5000 };
        var command = new CliCommand("demo", Words.Say("Show everything against simulated vendors", "Montre tout avec des fournisseurs simulés")) { once, sales };
        root.Subcommands.Add(Verb.Define(command, (verb, cancellationToken) => RunAsync(verb, verb.Parsed.GetValue(once), verb.Parsed.GetValue(sales), cancellationToken)));
    }

    private static async Task<int> RunAsync(Verb verb, bool once, int sales, CancellationToken cancellationToken)
    {
        await using var folder = new TemporaryFolder();
        await using var sandbox = await SandboxProcess.StartAsync(sales, cancellationToken);
        var paths = new HostPaths(Path.Combine(folder.Path, "config"), verb.Paths.Plugins, Path.Combine(folder.Path, "data"), verb.Paths.Urls ?? (once ? "http://127.0.0.1:0" : null), Development: true);
        DemoConfiguration.Write(Path.Combine(AppContext.BaseDirectory, "plugin-config"), paths.Config, await sandbox.ConnectionsAsync(cancellationToken));
        await using var host = await MoulinHost.StartAsync(paths, HostMode.Demonstration, cancellationToken);
        using var api = new ApiClient(host.Address, host.Token);
        verb.Output.Line(Words.Say($"Listening on {host.Address}", $"À l'écoute sur {host.Address}"));
        var result = await new Demo(api, verb.Output).RunAsync(cancellationToken);
        verb.Output.Print(result, value => verb.Output.Line(Words.Say($"Done in {value["seconds"]} s.", $"Terminé en {value["seconds"]} s.")));
        if (!once)
        {
            await host.WaitForStopAsync(cancellationToken);
        }

        return ExitCodes.Ok;
    }
}
