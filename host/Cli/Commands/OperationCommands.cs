using System.CommandLine;
using System.Text.Json.Nodes;
using Spectre.Console;

namespace LeVieuxMoulin.Connectors.Host.Cli.Commands;

/// <summary><c>moulin operations list|show|retry|cancel|settle</c>.</summary>
internal static class OperationCommands
{
    /// <summary>Adds the verbs.</summary>
    public static void AddTo(RootCommand root)
    {
        var operations = new CliCommand("operations", Words.Say("Writes at the vendors and what became of them", "Les écritures chez les fournisseurs et leur suite"));
        operations.Subcommands.Add(List());
        operations.Subcommands.Add(OnOne("show", Words.Say("Show one operation with its history", "Montre une opération et son histoire"), (api, id, token) => api.GetAsync($"v1/operations/{Query.Segment(id)}", token)));
        operations.Subcommands.Add(OnOne("retry", Words.Say("Send a dead operation again", "Renvoie une opération abandonnée"), (api, id, token) => api.PostAsync($"v1/operations/{Query.Segment(id)}/retry", null, token)));
        operations.Subcommands.Add(OnOne("cancel", Words.Say("Cancel an operation that was not sent", "Annule une opération qui n'est pas partie"), (api, id, token) => api.PostAsync($"v1/operations/{Query.Segment(id)}/cancel", null, token)));
        operations.Subcommands.Add(Settle());
        root.Subcommands.Add(operations);
    }

    private static CliCommand List()
    {
        var state = new Option<string?>("--state") { Description = Words.Say("Only these states, separated by commas", "Seulement ces états, séparés par des virgules") };
        var connection = new Option<string?>("--connection") { Description = Words.Say("Only this connection", "Seulement cette connexion") };
        var limit = new Option<int>("--limit") { Description = Words.Say("How many at most", "Combien au plus"), DefaultValueFactory = _ => 50 };
        var command = new CliCommand("list", Words.Say("List operations, the newest first", "Liste les opérations, la plus récente d'abord")) { state, connection, limit };
        return Verb.Calling(command, null, async (verb, api, cancellationToken) =>
        {
            var query = Query.Of(("state", verb.Parsed.GetValue(state)), ("connection", verb.Parsed.GetValue(connection)), ("limit", verb.Parsed.GetValue(limit).ToString()));
            verb.Output.Table(
                await api.GetAsync($"v1/operations{query}", cancellationToken),
                ("Id", Output.Text("id")),
                (Words.Say("Connection", "Connexion"), Output.Text("connection")),
                (Words.Say("Kind", "Genre"), Output.Text("kind")),
                (Words.Say("State", "État"), item => Words.State(item["state"]!.ToString())),
                (Words.Say("Attempts", "Essais"), Output.Text("attempts")),
                (Words.Say("Asked at", "Demandée"), Output.Text("createdAt")),
                (Words.Say("Reason", "Raison"), Output.Text("reason")));
            return ExitCodes.Ok;
        });
    }

    private static CliCommand Settle()
    {
        var id = Id();
        var done = new Option<bool>("--done") { Description = Words.Say("The vendor has it", "Le fournisseur l'a") };
        var notDone = new Option<bool>("--not-done") { Description = Words.Say("The vendor does not have it", "Le fournisseur ne l'a pas") };
        var reference = new Option<string?>("--reference") { Description = Words.Say("The vendor's number of it", "Son numéro chez le fournisseur") };
        var command = new CliCommand("settle", Words.Say("Say how an unknown operation ended, after asking the vendor", "Dit comment une opération inconnue s'est terminée, après avoir demandé au fournisseur")) { id, done, notDone, reference };
        return Verb.Calling(command, null, async (verb, api, cancellationToken) =>
        {
            if (verb.Parsed.GetValue(done) == verb.Parsed.GetValue(notDone))
            {
                throw new CliFailure(ExitCodes.Invalid, "SETTLE_NEEDS_VERDICT", Words.Say("Say either --done or --not-done.", "Indiquez --done ou --not-done."));
            }

            var body = new JsonObject { ["done"] = verb.Parsed.GetValue(done), ["reference"] = verb.Parsed.GetValue(reference) };
            verb.Output.Print(await api.PostAsync($"v1/operations/{Query.Segment(verb.Parsed.GetValue(id))}/settle", body, cancellationToken), Draw);
            return ExitCodes.Ok;
        });
    }

    private static CliCommand OnOne(string name, string description, Func<ApiClient, string, CancellationToken, Task<JsonNode>> call)
    {
        var id = Id();
        return Verb.Calling(new CliCommand(name, description) { id }, null, async (verb, api, cancellationToken) =>
        {
            verb.Output.Print(await call(api, verb.Parsed.GetValue(id)!, cancellationToken), Draw);
            return ExitCodes.Ok;
        });
    }

    private static Argument<string> Id() => new("id") { Description = Words.Say("The operation's id", "L'identifiant de l'opération") };

    private static void Draw(JsonNode operation)
    {
        Terminal.Screen.MarkupLineInterpolated($"{operation["id"]} {operation["kind"]} {operation["connection"]}: {Words.State(operation["state"]!.ToString())} {operation["reason"]}");
        foreach (var step in operation["transitions"]?.AsArray() ?? [])
        {
            Terminal.Screen.MarkupLineInterpolated($"  {step!["at"]} {Words.State(step["state"]!.ToString())} {step["reason"]}");
        }
    }
}
