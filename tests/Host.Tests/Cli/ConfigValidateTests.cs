using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Host.Tests.Cli;

public sealed class ConfigValidateTests
{
    private readonly CancellationToken token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_with_three_mistakes_gives_three_problems_in_the_documented_shape_and_code_2()
    {
        using var at = new Installation();
        at.InstallFixture("Acme", "acme");
        at.Write("till.yaml", "connector: acme\nauth:\n  method: bearer\n  token: any\nconnection:\n  timeout: soon\n  max_retrys: 3\nrate_limit:\n  max_burst: -1\n");

        var command = await MoulinCommand.RunAsync(at, token, "config", "validate", "--json");

        command.ExitCode.ShouldBe(2, command.Output + command.Error);
        var root = command.Json.AsObject();
        root.Select(property => property.Key).ShouldBe(["problems"]);
        var problems = root["problems"]!.AsArray();
        problems.Count.ShouldBe(3, command.Output);
        foreach (var problem in problems)
        {
            problem!.AsObject().Select(property => property.Key).ShouldBe(["severity", "file", "line", "column", "key", "code", "message", "suggestion"]);
            (problem["severity"]!.ToString(), problem["file"]!.ToString()).ShouldBe(("error", "till.yaml"));
        }

        problems.Select(problem => (problem!["key"]!.ToString(), problem["line"]!.GetValue<int>())).ShouldBe(
            [("connection.timeout", 6), ("connection.max_retrys", 7), ("rate_limit.max_burst", 9)],
            ignoreOrder: true);
    }

    [Fact]
    public async Task A_good_folder_has_no_problems_and_code_0()
    {
        using var at = new Installation();
        at.InstallFixture("LibOne", "lib-one");
        at.Write("till.yaml", "connector: lib-one\n");
        var command = await MoulinCommand.RunAsync(at, token, "config", "validate", "--json");
        command.ExitCode.ShouldBe(0);
        JsonNode.DeepEquals(command.Json, JsonNode.Parse("""{"problems":[]}""")).ShouldBeTrue(command.Output);
    }

    [Fact]
    public async Task A_connector_that_is_not_installed_is_a_warning_and_code_0()
    {
        using var at = new Installation();
        at.Write("till.yaml", "connector: lib-one\n");
        var command = await MoulinCommand.RunAsync(at, token, "config", "validate", "--json");
        command.ExitCode.ShouldBe(0);
        command.Json["problems"]!.AsArray().ShouldHaveSingleItem()!["severity"]!.ToString().ShouldBe("warning");
        Directory.Exists(at.Data).ShouldBeFalse("validating opens no store");
    }

    [Fact]
    public async Task Without_json_each_problem_is_a_line_as_compilers_write_it()
    {
        using var at = new Installation();
        at.InstallFixture("LibOne", "lib-one");
        at.Write("till.yaml", "connector: lib-one\nconnection:\n  timeout: soon\n");
        var command = await MoulinCommand.RunAsync(at, token, "config", "validate");
        command.ExitCode.ShouldBe(2);
        command.Output.ShouldStartWith("till.yaml(3,12): ");
    }
}
