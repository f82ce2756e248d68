using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Spectre.Console;

namespace LeVieuxMoulin.Connectors.Host.Cli.Commands;

/// <summary><c>moulin orders place NAME</c> and <c>moulin orders list</c>.</summary>
internal static class OrderCommands
{
    /// <summary>Adds the verbs.</summary>
    public static void AddTo(RootCommand root)
    {
        var orders = new CliCommand("orders", Words.Say("Orders at suppliers", "Les commandes aux fournisseurs"));
        orders.Subcommands.Add(Place());
        orders.Subcommands.Add(List());
        root.Subcommands.Add(orders);
    }

    private static CliCommand Place()
    {
        var name = new Argument<string>("name") { Description = Words.Say("The supplier's connection", "La connexion du fournisseur") };
        var day = new Option<string>("--day") { Description = Words.Say("Day of delivery, yyyy-MM-dd", "Jour de livraison, aaaa-MM-jj"), Required = true };
        var line = new Option<string[]>("--line") { Description = Words.Say("Article and quantity, ITEM=2; may be repeated", "Article et quantité, ARTICLE=2 ; peut se répéter"), Required = true };
        var note = new Option<string?>("--note") { Description = Words.Say("A note to the supplier", "Un mot pour le fournisseur") };
        var key = new Option<string?>("--idempotency-key") { Description = Words.Say("The caller's key; a second call with it orders nothing new", "La clé de l'appelant ; un second appel ne commande rien de plus") };
        var command = new CliCommand("place", Words.Say("Place an order", "Passe une commande")) { day, line, note, key };
        return Verb.Calling(command, name, async (verb, api, cancellationToken) =>
        {
            var body = new JsonObject
            {
                ["deliveryDate"] = DayOf(verb.Parsed.GetValue(day)!),
                ["lines"] = new JsonArray([.. verb.Parsed.GetValue(line)!.Select(LineOf)]),
                ["note"] = verb.Parsed.GetValue(note),
            };
            var idempotencyKey = verb.Parsed.GetValue(key) ?? Guid.NewGuid().ToString();
            var operation = await api.PostAsync($"v1/connections/{Query.Segment(verb.Parsed.GetValue(name))}/orders", body, cancellationToken, idempotencyKey);
            operation = await OperationWait.UntilSentAsync(api, operation, cancellationToken);
            verb.Output.Print(operation, value => Terminal.Screen.MarkupLineInterpolated($"{value["id"]}: {Words.State(value["state"]!.ToString())} {value["reason"]}"));
            return operation["state"]!.ToString() == "succeeded" ? ExitCodes.Ok : ExitCodes.Failed;
        });
    }

    private static CliCommand List()
    {
        var name = new Argument<string?>("name") { Description = Words.Say("The connection; all when left out", "La connexion ; toutes si omise"), Arity = ArgumentArity.ZeroOrOne };
        var command = new CliCommand("list", Words.Say("List orders and how far they are", "Liste les commandes et leur avancement")) { name };
        return Verb.Calling(command, null, async (verb, api, cancellationToken) =>
        {
            verb.Output.Table(
                await api.GetAsync($"v1/supplier-orders{Query.Of(("connection", verb.Parsed.GetValue(name)))}", cancellationToken),
                ("Id", Output.Text("id")),
                (Words.Say("Reference", "Référence"), Output.Text("reference")),
                (Words.Say("Status", "Statut"), Output.Text("status")),
                (Words.Say("Day", "Jour"), Output.Text("promisedDay")));
            return ExitCodes.Ok;
        });
    }

    private static string DayOf(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
        ? text
        : throw new CliFailure(ExitCodes.Invalid, "ORDER_DAY_INVALID", Words.Say($"--day {text}: write a day as yyyy-MM-dd, such as 2026-12-01.", $"--day {text} : écrivez un jour sous la forme aaaa-MM-jj, par exemple 2026-12-01."));

    private static JsonNode LineOf(string text)
    {
        var parts = text.Split('=', 2);
        return parts is [{ Length: > 0 }, _] && decimal.TryParse(parts[1], NumberStyles.Number, CultureInfo.InvariantCulture, out var quantity)
            ? new JsonObject { ["itemId"] = parts[0], ["quantity"] = quantity }
            : throw new CliFailure(ExitCodes.Invalid, "ORDER_LINE_INVALID", Words.Say($"--line {text}: write ITEM=QUANTITY, such as 4711=2.", $"--line {text} : écrivez ARTICLE=QUANTITÉ, par exemple 4711=2."));
    }
}
