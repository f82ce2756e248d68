using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Host.Tests.Cli;

/// <summary><c>moulin setup</c> against an account that lacks a choice (which can be undone) and our key (which cannot).</summary>
public sealed class SetupTests : IAsyncLifetime
{
    private const string Choice = "options/loyalty_tier";
    private const string Key = "property/moulin_key";
    private readonly CancellationToken token = TestContext.Current.CancellationToken;
    private readonly Installation at = new();
    private SandboxProcess? sandbox;

    public async ValueTask InitializeAsync()
    {
        sandbox = await SandboxProcess.StartAsync(token);
        at.InstallPlugin("hubspot");
        var settings = await sandbox.ConnectionAsync("hubspot", token);
        settings["api"]!["loyalty_tiers"] = new JsonArray("silver", "gold", "platinum");
        settings["api"]!["reference_property"] = "moulin_key";
        at.Connect("crm", settings);
    }

    public async ValueTask DisposeAsync()
    {
        if (sandbox is not null)
        {
            await sandbox.DisposeAsync();
        }

        at.Dispose();
    }

    [Fact]
    public async Task What_is_missing_is_listed_and_made_only_as_far_as_was_agreed()
    {
        var listed = await AskAsync();
        Ids(listed, "missing").ShouldBe([Key, Choice], ignoreOrder: true);
        listed["missing"]!.AsArray().Single(step => step!["id"]!.ToString() == Key)!["isIrreversible"]!.GetValue<bool>().ShouldBeTrue();

        // Nobody is there to be asked, so nothing is made without a word.
        var told = await MoulinCommand.RunAsync(at, new Dictionary<string, string> { ["LANG"] = "fr_FR.UTF-8" }, token, "setup", "crm");
        (told.ExitCode, told.Output.Contains($"{Key} [irrévocable]", StringComparison.Ordinal), told.Output.Contains("--yes-irrevocable", StringComparison.Ordinal)).ShouldBe((0, true, true), told.Output + told.Error);
        Ids(await AskAsync(), "missing").Count.ShouldBe(2);

        var undoable = await AskAsync("--yes");
        (Ids(undoable, "done").Single(), Ids(undoable, "missing").Single()).ShouldBe((Choice, Key));

        var rest = await AskAsync("--yes-irrevocable");
        (Ids(rest, "done").Single(), Ids(rest, "missing").Count).ShouldBe((Key, 0));
        Ids(await AskAsync("--yes", "--yes-irrevocable"), "missing").ShouldBeEmpty();

        var audit = await MoulinCommand.RunAsync(at, token, "audit", "list", "--json");
        audit.Json["items"]!.AsArray().Select(entry => $"{entry!["kind"]} {entry["subject"]}").Where(entry => entry.StartsWith("setup.", StringComparison.Ordinal))
            .ShouldBe([$"setup.started crm/{Choice}", $"setup.done crm/{Choice}", $"setup.started crm/{Key}", $"setup.done crm/{Key}"], ignoreOrder: true);
    }

    private static List<string> Ids(JsonNode answer, string list) => [.. answer[list]!.AsArray().Select(step => step!["id"]!.ToString())];

    private async Task<JsonNode> AskAsync(params string[] options)
    {
        var command = await MoulinCommand.RunAsync(at, token, ["setup", "crm", .. options, "--json"]);
        command.ExitCode.ShouldBe(0, command.Output + command.Error);
        return command.Json;
    }
}
