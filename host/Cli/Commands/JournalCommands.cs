using System.CommandLine;
using Spectre.Console;

namespace LeVieuxMoulin.Connectors.Host.Cli.Commands;

/// <summary><c>moulin calls list</c>, <c>moulin audit list|verify</c>.</summary>
internal static class JournalCommands
{
    /// <summary>Adds the verbs.</summary>
    public static void AddTo(RootCommand root)
    {
        var calls = new CliCommand("calls", Words.Say("Calls made to the vendors", "Les appels aux fournisseurs"));
        calls.Subcommands.Add(Calls());
        root.Subcommands.Add(calls);

        var audit = new CliCommand("audit", Words.Say("What was done, and by whom", "Ce qui a été fait, et par qui"));
        audit.Subcommands.Add(Audit());
        audit.Subcommands.Add(Verb.Calling(new CliCommand("verify", Words.Say("Check the chain of entries", "Vérifie la chaîne des entrées")), null, VerifyAsync));
        root.Subcommands.Add(audit);
    }

    private static CliCommand Calls()
    {
        var connection = new Option<string?>("--connection") { Description = Words.Say("Only this connection", "Seulement cette connexion") };
        var limit = Limit();
        return Verb.Calling(new CliCommand("list", Words.Say("List calls, the newest first", "Liste les appels, le plus récent d'abord")) { connection, limit }, null, async (verb, api, cancellationToken) =>
        {
            var query = Query.Of(("connection", verb.Parsed.GetValue(connection)), ("limit", verb.Parsed.GetValue(limit).ToString()));
            verb.Output.Table(
                await api.GetAsync($"v1/calls{query}", cancellationToken),
                (Words.Say("At", "À"), Output.Text("at")),
                (Words.Say("Connection", "Connexion"), Output.Text("connection")),
                (Words.Say("For", "Pour"), Output.Text("operation")),
                (Words.Say("Call", "Appel"), item => $"{item["method"]} {item["pathTemplate"]}"),
                (Words.Say("Status", "Statut"), Output.Text("status")),
                (Words.Say("Try", "Essai"), Output.Text("attempt")),
                ("ms", Output.Text("milliseconds")),
                (Words.Say("Fault", "Erreur"), Output.Text("fault")));
            return ExitCodes.Ok;
        });
    }

    private static CliCommand Audit()
    {
        var limit = Limit();
        return Verb.Calling(new CliCommand("list", Words.Say("List entries, the newest first", "Liste les entrées, la plus récente d'abord")) { limit }, null, async (verb, api, cancellationToken) =>
        {
            verb.Output.Table(
                await api.GetAsync($"v1/audit{Query.Of(("limit", verb.Parsed.GetValue(limit).ToString()))}", cancellationToken),
                ("#", Output.Text("sequence")),
                (Words.Say("At", "À"), Output.Text("at")),
                (Words.Say("What", "Quoi"), Output.Text("kind")),
                (Words.Say("To what", "Objet"), Output.Text("subject")),
                (Words.Say("By", "Par"), Output.Text("actor")),
                (Words.Say("Detail", "Détail"), Output.Text("detail")));
            return ExitCodes.Ok;
        });
    }

    private static async Task<int> VerifyAsync(Verb verb, ApiClient api, CancellationToken cancellationToken)
    {
        var result = await api.PostAsync("v1/audit/verify", null, cancellationToken);
        var intact = result["intact"]!.GetValue<bool>();
        verb.Output.Print(result, value => Terminal.Screen.MarkupLineInterpolated(intact
            ? (FormattableString)$"{Words.Say("Intact", "Intacte")}: {value["entries"]}"
            : (FormattableString)$"{Words.Say("Broken at entry", "Rompue à l'entrée")} {value["firstBad"]}: {value["reason"]}"));
        return intact ? ExitCodes.Ok : ExitCodes.CheckFailed;
    }

    private static Option<int> Limit() => new("--limit") { Description = Words.Say("How many at most", "Combien au plus"), DefaultValueFactory = _ => 50 };
}
