using Microsoft.Data.Sqlite;

namespace LeVieuxMoulin.Connectors.Host.Tests.Cli;

/// <summary>The store's verbs at the command line's door.</summary>
public sealed class StoreTests(IdleHost host) : IClassFixture<IdleHost>
{
    private readonly CancellationToken token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_running_host_is_measured_checked_and_backed_up_and_neither_restored_nor_moved()
    {
        (await MoulinCommand.RunAsync(host.At, token, "keys", "create", "central")).ExitCode.ShouldBe(0);
        var status = await MoulinCommand.RunAsync(host.At, token, "store", "status", "--json");
        status.Json["kind"]!.ToString().ShouldBe("sqlite");
        status.Json["bytes"]!.GetValue<long>().ShouldBeGreaterThan(0);
        status.Json["items"]!.AsArray().Single(table => table!["name"]!.ToString() == "api_key")!["rows"]!.GetValue<int>().ShouldBe(1);
        var check = await MoulinCommand.RunAsync(host.At, token, "store", "check", "--json");
        (check.ExitCode, check.Json["sound"]!.GetValue<bool>()).ShouldBe((0, true));

        var file = Path.Combine(host.At.Data, "backup.db");
        (await MoulinCommand.RunAsync(host.At, token, "store", "backup", file, "--json")).Json["bytes"]!.GetValue<long>().ShouldBe(new FileInfo(file).Length);
        var again = await MoulinCommand.RunAsync(host.At, token, "store", "backup", file, "--json");
        (again.ExitCode, again.ErrorCode).ShouldBe((2, "STORE_BACKUP_EXISTS"));
        var restore = await MoulinCommand.RunAsync(host.At, token, "store", "restore", file, "--json");
        (restore.ExitCode, restore.ErrorCode).ShouldBe((2, "STORE_IN_USE"));
        var migrate = await MoulinCommand.RunAsync(host.At, token, "store", "migrate", "--to", "other.db", "--json");
        (migrate.ExitCode, migrate.ErrorCode).ShouldBe((2, "STORE_IN_USE"));
    }

    [Fact]
    public async Task What_was_done_after_a_backup_is_gone_once_it_is_restored_and_lies_beside()
    {
        using var at = new Installation();
        (await MoulinCommand.RunAsync(at, token, "keys", "create", "before")).ExitCode.ShouldBe(0);
        var file = Path.Combine(at.Data, "backup.db");
        (await MoulinCommand.RunAsync(at, token, "store", "backup", file)).ExitCode.ShouldBe(0);
        (await MoulinCommand.RunAsync(at, token, "keys", "create", "after")).ExitCode.ShouldBe(0);

        var restored = await MoulinCommand.RunAsync(at, token, "store", "restore", file, "--json");

        restored.ExitCode.ShouldBe(0, restored.Output + restored.Error);
        File.Exists(restored.Json["setAside"]!.ToString()).ShouldBeTrue();
        (await KeysAsync(at)).ShouldBe(["before"]);
        (await MoulinCommand.RunAsync(at, token, "store", "check")).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_store_that_was_tampered_with_is_not_sound_with_code_5()
    {
        using var at = new Installation();
        (await MoulinCommand.RunAsync(at, token, "keys", "create", "central")).ExitCode.ShouldBe(0);
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(at.Data, "moulin.db")};Pooling=False"))
        {
            await connection.OpenAsync(token);
            await using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO hint (source, id, due_at) VALUES (99, 'lost', 0)";
            await command.ExecuteNonQueryAsync(token);
        }

        var check = await MoulinCommand.RunAsync(at, token, "store", "check", "--json");

        check.ExitCode.ShouldBe(5, check.Output + check.Error);
        check.Json["findings"]!.AsArray().Single()!.ToString().ShouldContain("hint");
    }

    [Fact]
    public async Task An_installation_moves_to_a_server_is_called_there_by_the_command_line_and_moves_back()
    {
        var server = PostgreSqlServer.MakeStore();
        using var at = new Installation();
        (await MoulinCommand.RunAsync(at, token, "keys", "create", "central")).ExitCode.ShouldBe(0);

        var there = await MoulinCommand.RunAsync(at, token, "store", "migrate", "--to", server, "--json");
        there.ExitCode.ShouldBe(0, there.Output + there.Error);
        at.Write("host.yaml", $"store: \"{server};Password=${{MOULIN_TEST_PASSWORD}}\"\n");
        var environment = new Dictionary<string, string> { ["MOULIN_TEST_PASSWORD"] = "secret-1" };

        await using (var running = await MoulinProcess.StartAsync(at, environment, token))
        {
            (await KeysAsync(at, environment)).ShouldBe(["central"]);
            (await MoulinCommand.RunAsync(at, environment, token, "keys", "create", "second")).ExitCode.ShouldBe(0);
            (await MoulinCommand.RunAsync(at, environment, token, "store", "status", "--json")).Json["kind"]!.ToString().ShouldBe("postgresql");
            var backup = await MoulinCommand.RunAsync(at, environment, token, "store", "backup", "b.db", "--json");
            backup.ErrorCode.ShouldBe("STORE_BACKUP_BY_SERVER");
            backup.Output.ShouldContain("pg_dump");
            backup.Output.ShouldNotContain("secret-1");
        }

        var back = await MoulinCommand.RunAsync(at, environment, token, "store", "migrate", "--to", "back.db", "--json");
        back.ExitCode.ShouldBe(0, back.Output + back.Error);
        at.Write("host.yaml", "store: back.db\n");
        (await KeysAsync(at)).ShouldBe(["central", "second"]);
        (await MoulinCommand.RunAsync(at, token, "store", "check")).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_second_host_is_kept_off_a_servers_store_until_the_first_is_killed_and_all_it_told_is_there()
    {
        using var at = new Installation();
        using var other = new Installation();
        var store = $"store: \"{PostgreSqlServer.MakeStore()}\"\n";
        at.Write("host.yaml", store);
        other.Write("host.yaml", store);
        await using (await MoulinProcess.StartAsync(at, token))
        {
            (await MoulinCommand.RunAsync(at, token, "keys", "create", "told")).ExitCode.ShouldBe(0);
            (await MoulinCommand.RunAsync(other, token, "keys", "list", "--json")).ErrorCode.ShouldBe("STORE_IN_USE");
        }

        (await KeysAsync(other)).ShouldBe(["told"]);
        (await MoulinCommand.RunAsync(other, token, "store", "check")).ExitCode.ShouldBe(0);
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Database=moulin;Username=moulin;Password=secret-1", "STORE_UNREACHABLE")]
    [InlineData("Host=127.0.0.1;Password=secret-1", "STORE_CONNECTION_INVALID")]
    [InlineData("Host=127.0.0.1;Database=moulin;Password=${MOULIN_UNSET_PASSWORD}", "STORE_CONFIGURATION_INVALID")]
    public async Task A_server_that_cannot_be_used_keeps_the_host_from_starting_with_a_reason(string store, string code)
    {
        using var at = new Installation();
        at.Write("host.yaml", $"store: \"{store}\"\n");

        var refused = await MoulinCommand.RunAsync(at, token, "keys", "list", "--json");

        (refused.ExitCode, refused.ErrorCode).ShouldBe((2, code), refused.Output + refused.Error);
        (refused.Output + refused.Error).ShouldNotContain("secret-1");
        Directory.GetFiles(at.Data, "*.db").ShouldBeEmpty();
    }

    private async Task<IEnumerable<string>> KeysAsync(Installation at, IReadOnlyDictionary<string, string>? environment = null) =>
        (await MoulinCommand.RunAsync(at, environment ?? new Dictionary<string, string>(), token, "keys", "list", "--json")).Json["items"]!.AsArray().Select(key => key!["name"]!.ToString());
}
