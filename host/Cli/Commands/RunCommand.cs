using System.CommandLine;
using LeVieuxMoulin.Connectors.Host.Composition;
using LeVieuxMoulin.Connectors.Host.Service;

namespace LeVieuxMoulin.Connectors.Host.Cli.Commands;

/// <summary><c>moulin run</c>: the service.</summary>
internal static class RunCommand
{
    /// <summary>Adds the verb.</summary>
    public static void AddTo(RootCommand root) =>
        root.Subcommands.Add(Verb.Define(new CliCommand("run", Words.Say("Run the host until it is stopped", "Fait tourner l'hôte jusqu'à son arrêt")), RunAsync));

    private static async Task<int> RunAsync(Verb verb, CancellationToken cancellationToken)
    {
        await using var host = await MoulinHost.StartAsync(verb.Paths, HostMode.Service, cancellationToken);
        await using var manager = ServiceManager.Attach(host);
        verb.Output.Line(Words.Say($"Listening on {host.Address}", $"À l'écoute sur {host.Address}"));
        await host.WaitForStopAsync(cancellationToken);
        return ExitCodes.Ok;
    }
}
