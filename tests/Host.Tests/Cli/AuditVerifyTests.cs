using Microsoft.Data.Sqlite;

namespace LeVieuxMoulin.Connectors.Host.Tests.Cli;

public sealed class AuditVerifyTests
{
    private readonly CancellationToken token = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("DROP TRIGGER audit_is_not_changed; UPDATE audit SET actor = 'somebody' WHERE seq = 1")]
    [InlineData("DROP TRIGGER audit_is_not_removed; DELETE FROM audit WHERE seq = (SELECT MAX(seq) FROM audit)")]
    public async Task A_chain_is_intact_until_somebody_writes_into_the_file_which_is_found_with_code_5(string tampering)
    {
        using var at = new Installation();
        (await MoulinCommand.RunAsync(at, token, "keys", "create", "central")).ExitCode.ShouldBe(0);
        var intact = await MoulinCommand.RunAsync(at, token, "audit", "verify", "--json");
        intact.ExitCode.ShouldBe(0, intact.Output + intact.Error);
        intact.Json["intact"]!.GetValue<bool>().ShouldBeTrue();
        intact.Json["entries"]!.GetValue<int>().ShouldBeGreaterThan(0);

        await TamperAsync(Directory.GetFiles(at.Data, "*.db").ShouldHaveSingleItem(), tampering);

        var broken = await MoulinCommand.RunAsync(at, token, "audit", "verify", "--json");
        broken.ExitCode.ShouldBe(5, broken.Output + broken.Error);
        broken.Json["intact"]!.GetValue<bool>().ShouldBeFalse();
        broken.Json["firstBad"]!.GetValue<int>().ShouldBeGreaterThan(0);
    }

    private async Task TamperAsync(string file, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync(token);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        (await command.ExecuteNonQueryAsync(token)).ShouldBeGreaterThan(0);
    }
}
