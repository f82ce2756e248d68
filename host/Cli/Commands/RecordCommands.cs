using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Spectre.Console;

namespace LeVieuxMoulin.Connectors.Host.Cli.Commands;

/// <summary><c>moulin sales list</c> and <c>moulin products list</c>: what the copy holds.</summary>
internal static class RecordCommands
{
    /// <summary>Adds the verbs.</summary>
    public static void AddTo(RootCommand root)
    {
        var sales = new CliCommand("sales", Words.Say("Sales of the tills", "Les ventes des caisses"));
        sales.Subcommands.Add(Sales());
        root.Subcommands.Add(sales);

        var products = new CliCommand("products", Words.Say("Products of the tills", "Les produits des caisses"));
        products.Subcommands.Add(Products());
        root.Subcommands.Add(products);
    }

    private static CliCommand Sales()
    {
        var name = new Argument<string?>("name") { Description = Words.Say("The connection; all when left out", "La connexion ; toutes si omise"), Arity = ArgumentArity.ZeroOrOne };
        var from = new Option<string?>("--from") { Description = Words.Say("Since: an instant, a day, or a span such as 7d", "Depuis : un instant, un jour ou une durée comme 7d") };
        var to = new Option<string?>("--to") { Description = Words.Say("Until, exclusive", "Jusqu'à, exclu") };
        var status = new Option<string?>("--status") { Description = Words.Say("completed, open or cancelled", "completed, open ou cancelled") };
        var limit = new Option<int>("--limit") { Description = Words.Say("How many at most; 0: all", "Combien au plus ; 0 : toutes") };
        var command = new CliCommand("list", Words.Say("List sales with their lines", "Liste les ventes et leurs lignes")) { name, from, to, status, limit };
        return Verb.Calling(command, null, async (verb, api, cancellationToken) =>
        {
            var query = Query.Of(
                ("connection", verb.Parsed.GetValue(name)),
                ("from", verb.Parsed.GetValue(from)),
                ("to", verb.Parsed.GetValue(to)),
                ("status", verb.Parsed.GetValue(status)));
            verb.Output.Print(await CollectAsync(api, $"v1/sales{query}", verb.Parsed.GetValue(name), verb.Parsed.GetValue(limit), cancellationToken), DrawSales);
            return ExitCodes.Ok;
        });
    }

    private static CliCommand Products()
    {
        var name = new Argument<string?>("name") { Description = Words.Say("The connection; all when left out", "La connexion ; toutes si omise"), Arity = ArgumentArity.ZeroOrOne };
        var command = new CliCommand("list", Words.Say("List products with their prices", "Liste les produits et leurs prix")) { name };
        return Verb.Calling(command, null, async (verb, api, cancellationToken) =>
        {
            var list = await CollectAsync(api, $"v1/products{Query.Of(("connection", verb.Parsed.GetValue(name)))}", verb.Parsed.GetValue(name), 0, cancellationToken);
            verb.Output.Table(
                list,
                ("Id", Output.Text("id")),
                (Words.Say("Name", "Nom"), Output.Text("name")),
                (Words.Say("Price", "Prix"), item => item["variants"] is JsonArray { Count: > 0 } variants ? Amount(variants[0]!["price"]) : ""));
            return ExitCodes.Ok;
        });
    }

    private static async Task<JsonNode> CollectAsync(ApiClient api, string path, string? connection, int limit, CancellationToken cancellationToken)
    {
        var items = new JsonArray();
        await foreach (var item in api.ListAsync(path, cancellationToken))
        {
            items.Add(item.DeepClone());
            if (limit > 0 && items.Count == limit)
            {
                break;
            }
        }

        if (items.Count == 0 && connection is not null)
        {
            // Nothing may mean that there is no connection of that name, which is said then.
            await api.GetAsync($"v1/connections/{Query.Segment(connection)}", cancellationToken);
        }

        return new JsonObject { ["items"] = items };
    }

    private static void DrawSales(JsonNode list)
    {
        foreach (var sale in list["items"]!.AsArray())
        {
            Terminal.Screen.MarkupLineInterpolated($"{Words.Say("Sale", "Vente")} #{sale!["number"] ?? sale["id"]}: {Amount(sale["total"])}");
            foreach (var line in sale["lines"]?.AsArray() ?? [])
            {
                Terminal.Screen.MarkupLineInterpolated($"  - {Output.At(line, "quantity.value")}x {line!["name"]}: {Amount(line["total"])}");
            }
        }
    }

    private static string Amount(JsonNode? money) => money is null
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $"{money["amount"]!.GetValue<decimal>():0.00} {money["currency"]}");
}
