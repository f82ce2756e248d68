using System.CommandLine;
using System.Text.Json.Nodes;
using Spectre.Console;

namespace LeVieuxMoulin.Connectors.Host.Cli.Commands;

/// <summary><c>moulin connections list</c>, <c>check NAME</c>, <c>sync NAME</c>.</summary>
internal static class ConnectionCommands
{
    private static readonly (string Heading, Func<JsonNode, string?> Cell)[] Columns =
    [
        (Words.Say("Connection", "Connexion"), Output.Text("name")),
        (Words.Say("Connector", "Connecteur"), Output.Text("connector")),
        (Words.Say("State", "État"), item => Words.State(item["state"]!.ToString())),
        (Words.Say("Last sync", "Dernière synchro"), Output.Text("lastSyncAt")),
        (Words.Say("Records", "Enregistrements"), item => item["streams"]?.AsArray().Sum(stream => stream!["records"]!.GetValue<long>()).ToString()),
        (Words.Say("Pending", "En attente"), Output.Text("pendingOperations")),
        (Words.Say("Dead", "Abandonnées"), Output.Text("deadOperations")),
        (Words.Say("Reason", "Raison"), Output.Text("reason")),
    ];

    /// <summary>Adds the verbs.</summary>
    public static void AddTo(RootCommand root)
    {
        var connections = new CliCommand("connections", Words.Say("Connections and how they are", "Les connexions et leur état"));
        connections.Subcommands.Add(Verb.Calling(new CliCommand("list", Words.Say("List the connections", "Liste les connexions")), null, ListAsync));
        root.Subcommands.Add(connections);
        root.Subcommands.Add(Check());
        root.Subcommands.Add(Sync());
    }

    /// <summary>Draws one connection and its streams.</summary>
    public static void Draw(JsonNode connection)
    {
        var table = new Table().RoundedBorder().Title(new TableTitle(Markup.Escape($"{connection["name"]} ({connection["connector"]}) · {Words.State(connection["state"]!.ToString())}")));
        table.AddColumn(Words.Say("Stream", "Flux")).AddColumn(new TableColumn(Words.Say("Records", "Enregistrements")).RightAligned());
        foreach (var stream in connection["streams"]!.AsArray())
        {
            table.AddRow(new Text(stream!["name"]!.ToString()), new Text(stream["records"]!.ToString()));
        }

        Terminal.Screen.Write(table);
    }

    private static async Task<int> ListAsync(Verb verb, ApiClient api, CancellationToken cancellationToken)
    {
        verb.Output.Table(await api.GetAsync("v1/connections", cancellationToken), Columns);
        return ExitCodes.Ok;
    }

    private static CliCommand Check()
    {
        var name = new Argument<string>("name") { Description = Words.Say("The connection", "La connexion") };
        return Verb.Calling(new CliCommand("check", Words.Say("Ask the vendor who we are", "Demande au fournisseur qui nous sommes")), name, async (verb, api, cancellationToken) =>
        {
            var check = await api.PostAsync($"v1/connections/{Query.Segment(verb.Parsed.GetValue(name))}/check", null, cancellationToken);
            verb.Output.Print(check, value => Terminal.Screen.MarkupLineInterpolated($"{value["name"]}: {value["accountId"]} {value["accountName"]}"));
            return ExitCodes.Ok;
        });
    }

    private static void Tell(JsonArray failed)
    {
        foreach (var stream in failed)
        {
            Output.Warn($"{stream!["name"]}: {stream["code"]} {stream["reason"]}");
        }
    }

    private static CliCommand Sync()
    {
        var name = new Argument<string>("name") { Description = Words.Say("The connection", "La connexion") };
        var stream = new Option<string?>("--stream") { Description = Words.Say("One stream only, such as sale", "Un seul flux, par exemple sale") };
        var full = new Option<bool>("--full") { Description = Words.Say("Read everything again", "Relit tout") };
        var command = new CliCommand("sync", Words.Say("Read the streams to their end", "Lit les flux jusqu'au bout")) { stream, full };
        return Verb.Calling(command, name, async (verb, api, cancellationToken) =>
        {
            var body = new JsonObject { ["stream"] = verb.Parsed.GetValue(stream), ["full"] = verb.Parsed.GetValue(full) };
            var path = $"v1/connections/{Query.Segment(verb.Parsed.GetValue(name))}";
            var result = await SyncProgress.ShowAsync(verb.Output, api, path, token => api.PostAsync($"{path}/sync", body, token), cancellationToken);
            verb.Output.Print(result, Draw);
            var failed = result["failed"]!.AsArray();
            verb.Output.Show(() => Tell(failed));
            return failed.Count > 0 ? ExitCodes.Unavailable : ExitCodes.Ok;
        });
    }
}
