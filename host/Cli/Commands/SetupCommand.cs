using System.CommandLine;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Host.Cli.Commands;

/// <summary><c>moulin setup NAME</c>: lists what the account lacks, and makes it once a person agreed.</summary>
internal static class SetupCommand
{
    /// <summary>Adds the verb.</summary>
    public static void AddTo(RootCommand root)
    {
        var name = new Argument<string>("name") { Description = Words.Say("The connection", "La connexion") };
        var yes = new Option<bool>("--yes") { Description = Words.Say("Make all that can be undone, without asking", "Crée sans demander tout ce qui peut être défait") };
        var irrevocable = new Option<bool>("--yes-irrevocable") { Description = Words.Say("Make also what the vendor cannot undo, without asking", "Crée aussi, sans demander, ce que le fournisseur ne peut pas défaire") };
        var command = new CliCommand("setup", Words.Say("List what the account lacks (fields, keys), and make it", "Liste ce qui manque au compte (champs, clés), et le crée")) { yes, irrevocable };
        root.Subcommands.Add(Verb.Calling(command, name, async (verb, api, cancellationToken) =>
        {
            var path = $"v1/connections/{Query.Segment(verb.Parsed.GetValue(name))}/setup";
            var listed = await api.GetAsync(path, cancellationToken);
            List<JsonNode> missing = [.. listed["items"]!.AsArray().Select(step => step!)];
            verb.Output.Show(() => Draw(missing));
            var consent = new SetupConsent(verb.Parsed.GetValue(yes), verb.Parsed.GetValue(irrevocable), !verb.Output.IsJson && !Console.IsInputRedirected);
            var ids = consent.Choose(missing);
            if (ids.Count == 0)
            {
                verb.Output.Print(new JsonObject { ["done"] = new JsonArray(), ["missing"] = listed["items"]!.DeepClone() }, _ => Hint(missing, consent));
                return ExitCodes.Ok;
            }

            var result = await api.PostAsync(path, new JsonObject { ["steps"] = new JsonArray([.. ids.Select(id => (JsonNode)id)]) }, cancellationToken);
            verb.Output.Print(result, Tell);
            return result["failed"] is null ? ExitCodes.Ok : ExitCodes.Failed;
        }));
    }

    private static void Draw(List<JsonNode> missing)
    {
        Console.WriteLine(missing.Count == 0 ? Words.Say("Nothing is missing.", "Rien ne manque.") : Words.Say("Missing:", "Manque :"));
        foreach (var step in missing)
        {
            var mark = SetupConsent.IsIrrevocable(step) ? Words.Say(" [cannot be undone]", " [irrévocable]") : "";
            Console.WriteLine($"  {step["id"]}{mark}: {step["description"]}");
        }
    }

    private static void Hint(List<JsonNode> missing, SetupConsent consent)
    {
        if (missing.Count > 0)
        {
            Console.WriteLine(consent.MayAsk
                ? Words.Say("Nothing was made.", "Rien n'a été créé.")
                : Words.Say("Nothing was made: give --yes, and --yes-irrevocable for what cannot be undone.", "Rien n'a été créé : indiquez --yes, et --yes-irrevocable pour ce qui est irrévocable."));
        }
    }

    private static void Tell(JsonNode result)
    {
        foreach (var step in result["done"]!.AsArray())
        {
            Console.WriteLine(Words.Say($"Made: {step!["id"]}", $"Créé : {step["id"]}"));
        }

        foreach (var step in result["missing"]!.AsArray())
        {
            Console.WriteLine(Words.Say($"Still missing: {step!["id"]}", $"Manque encore : {step["id"]}"));
        }

        if (result["failed"] is { } failed)
        {
            Console.Error.WriteLine($"{failed["code"]}: {failed["id"]}: {failed["reason"]}");
        }
    }
}
