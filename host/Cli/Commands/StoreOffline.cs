using System.CommandLine;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Engine.Storage;
using LeVieuxMoulin.Connectors.Host.Composition;
using LeVieuxMoulin.Connectors.Stores;

namespace LeVieuxMoulin.Connectors.Host.Cli.Commands;

/// <summary><c>moulin store restore|migrate</c>: what no host may watch.</summary>
internal static class StoreOffline
{
    /// <summary>Makes <c>restore</c>.</summary>
    public static CliCommand Restore()
    {
        var file = new Argument<string?>("file") { Description = Words.Say("The backup; none for PostgreSQL, which restores by itself", "La sauvegarde ; aucune pour PostgreSQL, qui restaure lui-même"), Arity = ArgumentArity.ZeroOrOne };
        return Define(new CliCommand("restore", Words.Say("Put a backup in the store's place; no host may run", "Met une sauvegarde à la place de la base ; aucun hôte en marche")) { file }, async (verb, keeper, cancellationToken) =>
        {
            var named = verb.Parsed.GetValue(file);
            var restored = await new RestoreStore(keeper).ExecuteAsync(named is null ? null : Path.GetFullPath(named), cancellationToken);
            verb.Output.Print(
                new JsonObject
                {
                    ["place"] = restored.Place,
                    ["setAside"] = restored.SetAside,
                    ["unknownOperations"] = restored.UnknownOperations,
                    ["lastChange"] = restored.LastChange,
                },
                _ => Console.Out.WriteLine(Words.Say(
                    $"{restored.Place} is restored. {restored.UnknownOperations} unfinished operations are looked up at the vendors before anything is sent.",
                    $"{restored.Place} est restaurée. {restored.UnknownOperations} opérations inachevées sont vérifiées chez les fournisseurs avant tout envoi.")
                    + (restored.SetAside is { } aside ? Words.Say($" The store before it: {aside}", $" La base d'avant : {aside}") : "")));
        });
    }

    /// <summary>Makes <c>migrate</c>.</summary>
    public static CliCommand Migrate()
    {
        var to = new Option<string>("--to") { Description = Words.Say("A PostgreSQL connection string, or a SQLite file of the data folder", "Une chaîne de connexion PostgreSQL, ou un fichier SQLite du dossier de données"), Required = true };
        return Define(new CliCommand("migrate", Words.Say("Copy the store into another, empty one; no host may run", "Copie la base dans une autre, vide ; aucun hôte en marche")) { to }, async (verb, keeper, cancellationToken) =>
        {
            var moved = await new MigrateStore(keeper).ExecuteAsync(verb.Parsed.GetValue(to)!, cancellationToken);
            var list = new JsonObject
            {
                ["from"] = moved.From,
                ["to"] = moved.To,
                ["lastChange"] = moved.LastChange,
                ["auditEntries"] = moved.AuditEntries,
                ["auditHead"] = moved.AuditHead,
                ["items"] = new JsonArray([.. moved.Tables.Select(table => new JsonObject { ["name"] = table.Name, ["rows"] = table.Rows })]),
            };
            verb.Output.Table(list, (Words.Say("Table", "Table"), Output.Text("name")), (Words.Say("Rows", "Lignes"), Output.Text("rows")));
            verb.Output.Line(Words.Say(
                $"{moved.To} holds all that {moved.From} holds, which stays as it is. Name it as store: in host.yaml, then start the host.",
                $"{moved.To} contient tout ce que contient {moved.From}, qui reste telle quelle. Nommez-la store: dans host.yaml, puis démarrez l'hôte."));
        });
    }

    private static CliCommand Define(CliCommand command, Func<Verb, IStoreKeeper, CancellationToken, Task> action) => Verb.Define(command, async (verb, cancellationToken) =>
    {
        if (await RunningHost.FindAsync(verb.Paths.Data, cancellationToken) is { } running)
        {
            throw new CliFailure(ExitCodes.Invalid, "STORE_IN_USE", Words.Say($"A host runs on {verb.Paths.Data} ({running.Address}). Stop it first.", $"Un hôte est en marche sur {verb.Paths.Data} ({running.Address}). Arrêtez-le d'abord."));
        }

        var settings = FirstSettings.Read(verb.Paths);
        try
        {
            await action(verb, new StoreKeeper(FirstSettings.StoreOf(verb.Paths, settings), Environment.UserName, TimeProvider.System), cancellationToken);
            return ExitCodes.Ok;
        }
        catch (StoreException failure)
        {
            throw new CliFailure(ExitCodes.Invalid, failure.Code, failure.Message);
        }
    });
}
