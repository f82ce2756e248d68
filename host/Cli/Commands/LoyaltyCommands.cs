using System.CommandLine;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Host.Cli.Commands;

/// <summary><c>moulin loyalty show|add CUSTOMER</c>.</summary>
internal static class LoyaltyCommands
{
    /// <summary>Adds the verbs.</summary>
    public static void AddTo(RootCommand root)
    {
        var loyalty = new CliCommand("loyalty", Words.Say("The loyalty ledger", "Le livre de fidélité"));
        loyalty.Subcommands.Add(Show());
        loyalty.Subcommands.Add(Add());
        root.Subcommands.Add(loyalty);
    }

    private static CliCommand Show()
    {
        var customer = Customer();
        var entries = new Option<bool>("--entries") { Description = Words.Say("List the entries instead", "Liste plutôt les écritures") };
        var command = new CliCommand("show", Words.Say("Show a customer's points and tier", "Montre les points et le niveau d'un client")) { customer, entries };
        return Verb.Calling(command, null, async (verb, api, cancellationToken) =>
        {
            var path = PathOf(verb.Parsed.GetValue(customer));
            if (verb.Parsed.GetValue(entries))
            {
                await ListAsync(verb, api, path, cancellationToken);
            }
            else
            {
                verb.Output.Print(await api.GetAsync(path, cancellationToken), Draw);
            }

            return ExitCodes.Ok;
        });
    }

    private static CliCommand Add()
    {
        var customer = Customer();
        var kind = new Option<string>("--kind") { Description = Words.Say("earn, spend or adjust", "earn (gagner), spend (dépenser) ou adjust (corriger)"), Required = true };
        var points = new Option<long>("--points") { Description = Words.Say("How many; of an adjustment also negative", "Combien ; négatif possible pour une correction"), Required = true };
        var note = new Option<string?>("--note") { Description = Words.Say("Why", "Pourquoi") };
        var key = new Option<string?>("--idempotency-key") { Description = Words.Say("The caller's key; a second call with it books nothing new", "La clé de l'appelant ; un second appel n'écrit rien de plus") };
        var command = new CliCommand("add", Words.Say("Book points", "Écrit des points")) { customer, kind, points, note, key };
        return Verb.Calling(command, null, async (verb, api, cancellationToken) =>
        {
            var path = PathOf(verb.Parsed.GetValue(customer));
            var body = new JsonObject { ["kind"] = verb.Parsed.GetValue(kind), ["points"] = verb.Parsed.GetValue(points), ["note"] = verb.Parsed.GetValue(note) };
            var entry = await api.PostAsync($"{path}/entries", body, cancellationToken, verb.Parsed.GetValue(key) ?? Guid.NewGuid().ToString());
            verb.Output.Print(entry, value => Console.WriteLine($"{value["sequence"]}: {value["kind"]} {value["points"]}"));
            return ExitCodes.Ok;
        });
    }

    private static async Task ListAsync(Verb verb, ApiClient api, string path, CancellationToken cancellationToken)
    {
        var items = new JsonArray();
        await foreach (var entry in api.ListAsync($"{path}/entries?limit=1000", cancellationToken))
        {
            items.Add(entry.DeepClone());
        }

        verb.Output.Table(
            new JsonObject { ["items"] = items },
            (Words.Say("When", "Quand"), Output.Text("at")),
            (Words.Say("Kind", "Genre"), Output.Text("kind")),
            ("Points", Output.Text("points")),
            (Words.Say("From", "Origine"), Output.Text("source")),
            (Words.Say("By", "Par"), Output.Text("actor")),
            (Words.Say("Note", "Note"), Output.Text("note")));
    }

    private static void Draw(JsonNode standing)
    {
        Console.WriteLine(Words.Say(
            $"{standing["customer"]}: {standing["points"]} points, tier {standing["tier"]?.ToString() ?? "none"} ({standing["tierPoints"]} earned in 12 months)",
            $"{standing["customer"]} : {standing["points"]} points, niveau {standing["tier"]?.ToString() ?? "aucun"} ({standing["tierPoints"]} gagnés en 12 mois)"));
        if (standing["expiring"] is { } expiring)
        {
            Console.WriteLine(Words.Say($"{expiring["points"]} points expire at {expiring["at"]}", $"{expiring["points"]} points expirent le {expiring["at"]}"));
        }
    }

    private static string PathOf(string? customer) => $"v1/loyalty/{Query.Segment(customer)}";

    private static Argument<string> Customer() => new("customer") { Description = Words.Say("Our own key of the customer", "Notre propre clé du client") };
}
