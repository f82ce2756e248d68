namespace LeVieuxMoulin.Connectors.Host.Tests.Cli;

public sealed class FrenchTests
{
    private static readonly Dictionary<string, string> French = new() { ["LANG"] = "fr_FR.UTF-8" };
    private readonly CancellationToken token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_French_environment_is_spoken_to_in_French()
    {
        using var at = new Installation();
        at.Write("till.yaml", "connector: lib-one\n");
        var refused = await MoulinCommand.RunAsync(at, French, token, "orders", "place", "till", "--day", "2026-12-01", "--line", "4711");
        refused.ExitCode.ShouldBe(2);
        refused.Error.ShouldContain("écrivez ARTICLE=QUANTITÉ");
        var table = await MoulinCommand.RunAsync(at, French, token, "connections", "list");
        table.ExitCode.ShouldBe(0, table.Error);
        table.Output.ShouldContain("attend son connecteur");
        (await MoulinCommand.RunBareAsync(French, token, "--help")).Output.ShouldContain("Fait tourner l'hôte");
    }

    [Fact]
    public async Task Numbers_and_codes_for_programs_are_the_same_in_every_language()
    {
        using var at = new Installation();
        at.Write("till.yaml", "connector: lib-one\nconnection:\n  timeout: soon\n");
        var french = await MoulinCommand.RunAsync(at, French, token, "config", "validate", "--json");
        var english = await MoulinCommand.RunAsync(at, token, "config", "validate", "--json");
        french.Json["problems"]!.AsArray().Select(problem => problem!["code"]!.ToString()).ShouldBe(english.Json["problems"]!.AsArray().Select(problem => problem!["code"]!.ToString()));
        french.ExitCode.ShouldBe(english.ExitCode);
    }
}
