using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Engine.Auth;

namespace LeVieuxMoulin.Connectors.Host.Cli;

/// <summary>Runs the public verbs against a host, one connection after the other; it knows no vendor and no answer.</summary>
internal sealed class Demo(ApiClient api, Output output)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Connects, syncs, orders and follows.</summary>
    /// <returns>What there is now: connections, operations and the seconds it took.</returns>
    public async Task<JsonObject> RunAsync(CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var names = await NamesAsync(cancellationToken);
        foreach (var name in names)
        {
            await ConnectAsync(name, cancellationToken);
        }

        var connections = new JsonArray();
        var operations = new JsonArray();
        foreach (var name in names)
        {
            var connection = await api.PostAsync($"v1/connections/{name}/sync", new JsonObject(), cancellationToken);
            if (await OrderAsync(name, cancellationToken) is { } operation)
            {
                operations.Add(operation);
                connection = await api.PostAsync($"v1/connections/{name}/sync", new JsonObject(), cancellationToken);
            }

            connections.Add(connection.DeepClone());
            output.Show(() => Commands.ConnectionCommands.Draw(connection));
        }

        return new JsonObject { ["connections"] = connections, ["operations"] = operations, ["seconds"] = Math.Round(watch.Elapsed.TotalSeconds, 1) };
    }

    private async Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken) =>
        [.. (await api.GetAsync("v1/connections", cancellationToken))["items"]!.AsArray().Select(connection => connection!["name"]!.ToString())];

    private async Task ConnectAsync(string name, CancellationToken cancellationToken)
    {
        var asked = false;
        await UntilAsync($"{name} runs", async () =>
        {
            var connection = await api.GetAsync($"v1/connections/{name}", cancellationToken);
            switch (connection["state"]!.ToString())
            {
                case "running":
                    return true;
                case "needs-consent" when !asked:
                    asked = true;
                    await ConsentAsync(name, cancellationToken);
                    return false;
                case "failed" or "waiting-for-plugin":
                    throw new CliFailure(ExitCodes.Failed, "DEMO_FAILED", $"{name}: {connection["reason"]}");
                default:
                    return false;
            }
        }, cancellationToken);
    }

    /// <summary>The consent page is visited by a program, and consents.</summary>
    private async Task ConsentAsync(string name, CancellationToken cancellationToken)
    {
        var login = await api.PostAsync($"v1/connections/{name}/login", new JsonObject(), cancellationToken);
        await new AnsweringBrowser().OpenAsync(new Uri(login["authorizationUrl"]!.ToString()), cancellationToken);
        await UntilAsync($"the login of {name} ends", async () =>
        {
            login = await api.GetAsync($"v1/logins/{login["id"]}", cancellationToken);
            return login["state"]!.ToString() switch
            {
                "done" => true,
                "failed" => throw new CliFailure(ExitCodes.Failed, "DEMO_FAILED", $"{name}: {login["reason"]}"),
                _ => false,
            };
        }, cancellationToken);
    }

    /// <summary>Orders the first article that can be had, for the first day it can come, and follows the order to its end.</summary>
    private async Task<JsonObject?> OrderAsync(string name, CancellationToken cancellationToken)
    {
        var capabilities = (await api.GetAsync($"v1/connections/{name}", cancellationToken))["capabilities"]!.AsArray();
        if (!capabilities.Any(capability => capability!.ToString() == "write.place-order"))
        {
            return null;
        }

        var slot = (await api.GetAsync($"v1/connections/{name}/delivery-slots", cancellationToken))["items"]!.AsArray()
            .First(slot => DateTimeOffset.Parse(slot!["orderDeadline"]!.ToString(), CultureInfo.InvariantCulture) > TimeProvider.System.GetUtcNow())!;
        var items = (await api.GetAsync($"v1/catalog-items?connection={name}&status=orderable&limit=50", cancellationToken))["items"]!.AsArray();
        var body = new JsonObject { ["deliveryDate"] = slot["day"]!.ToString(), ["lines"] = Lines(items, slot) };
        var operation = await api.PostAsync($"v1/connections/{name}/orders", body, cancellationToken, Guid.NewGuid().ToString());
        operation = await OperationWait.UntilSentAsync(api, operation, cancellationToken);
        var order = operation["state"]!.ToString() == "succeeded" ? await FollowAsync(name, operation["id"]!.ToString(), cancellationToken) : null;
        output.Line($"{operation["kind"]} {operation["id"]}: {Words.State(operation["state"]!.ToString())} {operation["reason"] ?? order?["status"]}");
        return new JsonObject { ["id"] = operation["id"]!.DeepClone(), ["kind"] = operation["kind"]!.DeepClone(), ["state"] = operation["state"]!.DeepClone(), ["order"] = order };
    }

    /// <summary>Takes least quantities of articles until the supplier's minimum is reached.</summary>
    private static JsonArray Lines(JsonArray items, JsonNode slot)
    {
        var wanted = Output.At(slot, "minimumOrder.amount")?.GetValue<decimal>() ?? 0;
        var lines = new JsonArray();
        foreach (var item in items)
        {
            var quantity = Math.Max(item!["minimumOrder"]?.GetValue<decimal>() ?? 1, item["orderStep"]?.GetValue<decimal>() ?? 1);
            lines.Add(new JsonObject { ["itemId"] = item["id"]!.DeepClone(), ["quantity"] = quantity });
            wanted -= (Output.At(item, "price.net.amount")?.GetValue<decimal>() ?? 0) * (item["price"]?["perOrderUnit"]?.GetValue<decimal>() ?? 1) * quantity;
            if (wanted <= 0)
            {
                break;
            }
        }

        return lines;
    }

    private async Task<JsonObject> FollowAsync(string name, string reference, CancellationToken cancellationToken)
    {
        JsonNode? order = null;
        await UntilAsync($"order {reference} is delivered", async () =>
        {
            await api.PostAsync($"v1/connections/{name}/sync", new JsonObject { ["stream"] = "supplier-order" }, cancellationToken);
            order = (await api.GetAsync($"v1/supplier-orders?connection={name}", cancellationToken))["items"]!.AsArray().First(candidate => candidate!["reference"]!.ToString() == reference);
            return order!["status"]!.ToString() is "DELIVERED" or "REJECTED" or "CANCELLED";
        }, cancellationToken);
        return new JsonObject { ["id"] = order!["id"]!.DeepClone(), ["status"] = order["status"]!.DeepClone() };
    }

    private static async Task UntilAsync(string what, Func<Task<bool>> reached, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        while (!await reached())
        {
            if (watch.Elapsed > Patience)
            {
                throw new CliFailure(ExitCodes.Failed, "DEMO_FAILED", $"It took too long until {what}.");
            }

            await Task.Delay(Interval, cancellationToken);
        }
    }
}
