using System.Globalization;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Host.Tests.Support;

/// <summary>A till and a supplier, simulated, connected and synced once; tests of a class share them.</summary>
public sealed class Restaurant : IAsyncLifetime
{
    /// <summary>How many sales the till has.</summary>
    public const int Sales = 120;

    private SandboxProcess? sandbox;

    /// <summary>Gets the folders.</summary>
    internal Installation At { get; } = new();

    /// <summary>Gets the simulated vendors.</summary>
    internal SandboxProcess Sandbox => sandbox!;

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        var token = TestContext.Current.CancellationToken;
        sandbox = await SandboxProcess.StartAsync(token, Sales);
        At.InstallPlugin("square");
        At.InstallPlugin("metro");
        At.Connect("till", await sandbox.ConnectionAsync("square", token));
        At.Connect("supplier", await sandbox.ConnectionAsync("metro", token));
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (sandbox is not null)
        {
            await sandbox.DisposeAsync();
        }

        At.Dispose();
    }

    /// <summary>Runs a command that must succeed, with <c>--json</c>.</summary>
    internal async Task<JsonNode> AskAsync(params string[] arguments)
    {
        var command = await MoulinCommand.RunAsync(At, TestContext.Current.CancellationToken, [.. arguments, "--json"]);
        command.ExitCode.ShouldBe(0, command.Output + command.Error);
        return command.Json;
    }

    /// <summary>Runs a command that must fail, with <c>--json</c>.</summary>
    internal async Task<(int ExitCode, string? Code)> FailAsync(params string[] arguments)
    {
        var command = await MoulinCommand.RunAsync(At, TestContext.Current.CancellationToken, [.. arguments, "--json"]);
        return (command.ExitCode, command.ErrorCode);
    }

    /// <summary>Makes the body of an order that the supplier takes: the first day it can come, and articles until its minimum is reached.</summary>
    internal static async Task<JsonObject> OrderAsync(MoulinProcess host, CancellationToken cancellationToken)
    {
        await host.PostAsync("v1/connections/supplier/sync", new JsonObject { ["stream"] = "catalog-item" }, cancellationToken);
        var slot = (await host.GetAsync("v1/connections/supplier/delivery-slots", cancellationToken))["items"]!.AsArray()
            .First(slot => DateTimeOffset.Parse(slot!["orderDeadline"]!.ToString(), CultureInfo.InvariantCulture) > TimeProvider.System.GetUtcNow().AddMinutes(5))!;
        var items = (await host.GetAsync("v1/catalog-items?connection=supplier&status=orderable&limit=50", cancellationToken))["items"]!.AsArray();
        var wanted = Number(slot["minimumOrder"]?["amount"]) ?? 0;
        var lines = new JsonArray();
        foreach (var item in items.TakeWhile(_ => wanted > 0 || lines.Count == 0))
        {
            var quantity = 2 * Math.Max(Number(item!["minimumOrder"]) ?? 1, Number(item["orderStep"]) ?? 1);
            lines.Add(new JsonObject { ["itemId"] = item["id"]!.ToString(), ["quantity"] = quantity });
            wanted -= (Number(item["price"]?["net"]?["amount"]) ?? 0) * (Number(item["price"]?["perOrderUnit"]) ?? 1) * quantity;
        }

        return new JsonObject { ["deliveryDate"] = slot["day"]!.ToString(), ["lines"] = lines };
    }

    /// <summary>Writes an order as the command line takes it.</summary>
    internal static string[] Options(JsonObject order) =>
    [
        "--day", order["deliveryDate"]!.ToString(),
        .. order["lines"]!.AsArray().SelectMany(line => new[] { "--line", $"{line!["itemId"]}={line["quantity"]!.ToJsonString()}" }),
    ];

    private static decimal? Number(JsonNode? node) => node?.GetValue<decimal>();
}
