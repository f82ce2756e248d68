using System.CommandLine;
using LeVieuxMoulin.Connectors.Host.Composition;
using Spectre.Console;

namespace LeVieuxMoulin.Connectors.Host.Cli.Commands;

/// <summary><c>moulin config validate</c>: reads the files and the connectors' manifests, calls nobody, opens no store.</summary>
internal static class ConfigCommands
{
    /// <summary>Adds the verbs.</summary>
    public static void AddTo(RootCommand root)
    {
        var config = new CliCommand("config", Words.Say("The configuration files", "Les fichiers de configuration"));
        config.Subcommands.Add(Verb.Define(new CliCommand("validate", Words.Say("Check every file and say all that is wrong", "Vérifie chaque fichier et dit tout ce qui ne va pas")), ValidateAsync));
        root.Subcommands.Add(config);
    }

    private static Task<int> ValidateAsync(Verb verb, CancellationToken cancellationToken)
    {
        var problems = ConfigurationCheck.Read(verb.Paths);
        verb.Output.Print(ConfigurationCheck.ToJson(problems), value =>
        {
            foreach (var problem in problems)
            {
                Console.WriteLine(problem);
            }

            Terminal.Screen.MarkupLineInterpolated($"{Words.Say("Problems", "Problèmes")}: {problems.Count}");
        });
        return Task.FromResult(ConfigurationCheck.HasErrors(problems) ? ExitCodes.Invalid : ExitCodes.Ok);
    }
}
