using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Host.Cli.Commands;

/// <summary><c>moulin store status|check|backup|restore|migrate</c>.</summary>
internal static class StoreCommands
{
    /// <summary>Adds the verbs.</summary>
    public static void AddTo(RootCommand root)
    {
        var store = new CliCommand("store", Words.Say("The database", "La base de données"));
        store.Subcommands.Add(Verb.Calling(new CliCommand("status", Words.Say("How large it is, and how far back it goes", "Sa taille, et jusqu'où elle remonte")), null, StatusAsync));
        store.Subcommands.Add(Verb.Calling(new CliCommand("check", Words.Say("Check all of it, the audit chain included", "Vérifie tout, la chaîne d'audit comprise")), null, CheckAsync));
        store.Subcommands.Add(BackUp());
        store.Subcommands.Add(StoreOffline.Restore());
        store.Subcommands.Add(StoreOffline.Migrate());
        root.Subcommands.Add(store);
    }

    private static async Task<int> StatusAsync(Verb verb, ApiClient api, CancellationToken cancellationToken)
    {
        var status = await api.GetAsync("v1/store", cancellationToken);
        verb.Output.Line(string.Create(CultureInfo.InvariantCulture, $"{status["kind"]}: {status["place"]}, {status["bytes"]!.GetValue<long>() / 1048576.0:0.0} MiB"));
        verb.Output.Table(
            status,
            (Words.Say("Table", "Table"), Output.Text("name")),
            (Words.Say("Rows", "Lignes"), Output.Text("rows")),
            (Words.Say("Oldest", "Plus ancienne"), Output.Text("oldest")));
        return ExitCodes.Ok;
    }

    private static async Task<int> CheckAsync(Verb verb, ApiClient api, CancellationToken cancellationToken)
    {
        var check = await api.PostAsync("v1/store/check", null, cancellationToken);
        var sound = check["sound"]!.GetValue<bool>();
        verb.Output.Print(check, value =>
        {
            foreach (var finding in value["findings"]!.AsArray())
            {
                Console.Out.WriteLine($"- {finding}");
            }

            var audit = value["audit"]!;
            Console.Out.WriteLine(audit["intact"]!.GetValue<bool>()
                ? $"{Words.Say("Audit chain intact", "Chaîne d'audit intacte")}: {audit["entries"]}"
                : $"- {Words.Say("Audit chain broken at entry", "Chaîne d'audit rompue à l'entrée")} {audit["firstBad"]}: {audit["reason"]}");
            Console.Out.WriteLine(sound ? Words.Say("The store is sound.", "La base est saine.") : Words.Say("The store is not sound: see above.", "La base n'est pas saine : voir ci-dessus."));
        });
        return sound ? ExitCodes.Ok : ExitCodes.CheckFailed;
    }

    private static CliCommand BackUp()
    {
        var file = new Argument<string>("file") { Description = Words.Say("The file to make", "Le fichier à créer") };
        return Verb.Calling(new CliCommand("backup", Words.Say("Copy the store into a file, while the host runs", "Copie la base dans un fichier, l'hôte en marche")) { file }, null, async (verb, api, cancellationToken) =>
        {
            var made = await api.PostAsync("v1/store/backup", new JsonObject { ["file"] = Path.GetFullPath(verb.Parsed.GetValue(file)!) }, cancellationToken);
            verb.Output.Print(made, value => Console.Out.WriteLine($"{value["file"]}: {value["bytes"]} {Words.Say("bytes", "octets")}"));
            return ExitCodes.Ok;
        });
    }
}
