using System.CommandLine;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Host.Cli.Commands;

/// <summary><c>moulin connectors list</c>, <c>moulin plugins list|retry</c>.</summary>
internal static class PluginCommands
{
    /// <summary>Adds the verbs.</summary>
    public static void AddTo(RootCommand root)
    {
        var connectors = new CliCommand("connectors", Words.Say("Connectors: what each can do and cannot", "Les connecteurs : ce que chacun sait faire ou non"));
        connectors.Subcommands.Add(Verb.Calling(new CliCommand("list", Words.Say("List the connectors", "Liste les connecteurs")), null, ConnectorsAsync));
        root.Subcommands.Add(connectors);

        var plugins = new CliCommand("plugins", Words.Say("Plugin folders and how they are", "Les dossiers de connecteurs et leur état"));
        plugins.Subcommands.Add(Verb.Calling(new CliCommand("list", Words.Say("List the plugins", "Liste les connecteurs installés")), null, PluginsAsync));
        plugins.Subcommands.Add(Retry());
        root.Subcommands.Add(plugins);
    }

    private static async Task<int> ConnectorsAsync(Verb verb, ApiClient api, CancellationToken cancellationToken)
    {
        verb.Output.Print(await api.GetAsync("v1/connectors", cancellationToken), list =>
        {
            foreach (var connector in list["items"]!.AsArray())
            {
                Draw(connector!);
            }
        });
        return ExitCodes.Ok;
    }

    /// <summary>A block each: what a connector can do and cannot would fold a table's columns to a word's width.</summary>
    private static void Draw(JsonNode connector)
    {
        var variant = connector["variant"]!.ToString();
        Console.WriteLine($"{connector["id"]}{(variant.Length > 0 ? $" ({variant})" : "")} {connector["version"]} · {Join(connector["kinds"])}");
        Console.WriteLine($"  {Words.Say("offers:", "offre :")} {Join(connector["offers"])}");
        foreach (var gap in connector["gaps"]!.AsArray())
        {
            Console.WriteLine($"  {Words.Say("lacks", "n'offre pas")} {gap!["capability"]}: {gap[Words.Say("en", "fr")]}");
        }

        Console.WriteLine();
    }

    private static async Task<int> PluginsAsync(Verb verb, ApiClient api, CancellationToken cancellationToken)
    {
        verb.Output.Table(
            await api.GetAsync("v1/plugins", cancellationToken),
            ("Id", Output.Text("id")),
            ("Version", Output.Text("version")),
            (Words.Say("State", "État"), Output.Text("state")),
            (Words.Say("Loads", "Chargements"), Output.Text("loads")),
            (Words.Say("Reason", "Raison"), Output.Text("reason")));
        return ExitCodes.Ok;
    }

    private static CliCommand Retry()
    {
        var id = new Argument<string>("id") { Description = Words.Say("The plugin", "Le connecteur") };
        return Verb.Calling(new CliCommand("retry", Words.Say("Load a plugin again that was set aside", "Recharge un connecteur mis de côté")) { id }, null, async (verb, api, cancellationToken) =>
        {
            var plugin = await api.PostAsync($"v1/plugins/{Query.Segment(verb.Parsed.GetValue(id))}/retry", null, cancellationToken);
            verb.Output.Print(plugin, value => Console.WriteLine($"{value["id"]}: {value["state"]}"));
            return ExitCodes.Ok;
        });
    }

    private static string Join(JsonNode? list) => string.Join(", ", list?.AsArray().Select(item => item!.ToString()) ?? []);
}
