namespace LeVieuxMoulin.Connectors.Host.Tests.Cli;

public sealed class MalformedCommandLineTests(IdleHost host) : IClassFixture<IdleHost>
{
    private readonly CancellationToken token = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", 2, "COMMAND_LINE_INVALID", "command")]
    [InlineData("nonsense", 2, "COMMAND_LINE_INVALID", "'nonsense'")]
    [InlineData("sync", 2, "COMMAND_LINE_INVALID", "'name'")]
    [InlineData("sync till --nonsense", 2, "COMMAND_LINE_INVALID", "'--nonsense'")]
    [InlineData("sales list --limit many", 2, "COMMAND_LINE_INVALID", "'many'")]
    [InlineData("sales list --config", 2, "COMMAND_LINE_INVALID", "'--config'")]
    [InlineData("keys create till --scope god", 2, "COMMAND_LINE_INVALID", "'god'")]
    [InlineData("orders place till --line a=1", 2, "COMMAND_LINE_INVALID", "'--day'")]
    [InlineData("demo --sales few", 2, "COMMAND_LINE_INVALID", "'few'")]
    [InlineData("orders place till --day 2026-12-01 --line 4711", 2, "ORDER_LINE_INVALID", "--line 4711")]
    [InlineData("orders place till --day 2026-12-01 --line =2", 2, "ORDER_LINE_INVALID", "--line =2")]
    [InlineData("orders place till --day soon --line 4711=2", 2, "ORDER_DAY_INVALID", "--day soon")]
    [InlineData("orders place nobody --day 2026-12-01 --line 4711=2", 3, "CONNECTION_NOT_FOUND", "nobody")]
    [InlineData("operations settle x", 2, "SETTLE_NEEDS_VERDICT", "--done")]
    [InlineData("operations settle x --done --not-done", 2, "SETTLE_NEEDS_VERDICT", "--done")]
    [InlineData("operations list --state lost", 2, "STATE_UNKNOWN", "\"lost\"")]
    [InlineData("operations show nothing", 3, "OPERATION_NOT_FOUND", "nothing")]
    [InlineData("sales list --from yesterday", 2, "TIME_INVALID", "\"yesterday\"")]
    [InlineData("sales list --from 99999999d", 2, "TIME_INVALID", "\"99999999d\"")]
    [InlineData("sales list nobody", 3, "CONNECTION_NOT_FOUND", "nobody")]
    [InlineData("sync nobody", 3, "CONNECTION_NOT_FOUND", "nobody")]
    [InlineData("check nobody", 3, "CONNECTION_NOT_FOUND", "nobody")]
    [InlineData("auth login nobody", 3, "CONNECTION_NOT_FOUND", "nobody")]
    [InlineData("calls list --limit 0", 2, "LIMIT_OUT_OF_RANGE", "limit is 0")]
    public async Task Each_is_refused_by_code_and_names_what_is_wrong(string line, int exitCode, string code, string part)
    {
        var command = await MoulinCommand.RunAsync(host.At, token, [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--json"]);
        command.ExitCode.ShouldBe(exitCode, command.Output + command.Error);
        command.ErrorCode.ShouldBe(code);
        command.Json["error"]!["message"]!.ToString().ShouldContain(part);
    }

    [Fact]
    public async Task Without_json_the_message_is_on_standard_error_and_standard_output_is_empty()
    {
        var command = await MoulinCommand.RunAsync(host.At, token, "nonsense");
        (command.ExitCode, command.Output).ShouldBe((2, ""));
        command.Error.ShouldStartWith("COMMAND_LINE_INVALID: ");
        command.Error.ShouldContain("moulin --help");
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("sync --help")]
    [InlineData("orders place --help")]
    public async Task Help_is_no_mistake(string line)
    {
        var command = await MoulinCommand.RunBareAsync(null, token, line.Split(' '));
        command.ExitCode.ShouldBe(0, command.Error);
        command.Output.ShouldContain("--json");
    }

    [Fact]
    public async Task An_address_to_listen_on_that_is_none_is_named()
    {
        using var at = new Installation();
        var command = await MoulinCommand.RunAsync(at, token, "run", "--urls", "nonsense", "--json");
        (command.ExitCode, command.ErrorCode).ShouldBe((2, "ADDRESS_INVALID"));
        command.Json["error"]!["message"]!.ToString().ShouldContain("nonsense");
    }

    [Fact]
    public async Task A_data_folder_that_is_a_file_is_named()
    {
        using var at = new Installation();
        File.WriteAllText(at.Data, "in the way");
        var command = await MoulinCommand.RunAsync(at, token, "connections", "list", "--json");
        (command.ExitCode, command.ErrorCode).ShouldBe((2, "DATA_FOLDER_NOT_WRITABLE"));
        command.Json["error"]!["message"]!.ToString().ShouldContain(at.Data);
    }

    [Fact]
    public async Task A_note_of_a_host_that_cannot_be_read_keeps_nobody_from_working()
    {
        using var at = new Installation();
        Directory.CreateDirectory(at.Data);
        File.WriteAllText(Path.Combine(at.Data, "host.json"), "{\"address\":");
        var command = await MoulinCommand.RunAsync(at, token, "connections", "list", "--json");
        command.ExitCode.ShouldBe(0, command.Output + command.Error);
        command.Json["items"]!.AsArray().ShouldBeEmpty();
    }
}
