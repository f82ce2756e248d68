using System.Data.Common;
using LeVieuxMoulin.Connectors.Engine.Audit;
using LeVieuxMoulin.Connectors.Stores.Sql;

namespace LeVieuxMoulin.Connectors.Stores.Tests.Audit;

public abstract class AuditTests(StoreKind kind) : IAsyncLifetime
{
    private readonly string unlock = kind == StoreKind.Sqlite
        ? "DROP TRIGGER audit_is_not_changed; DROP TRIGGER audit_is_not_removed"
        : "DROP TRIGGER audit_is_not_changed ON audit";

    private readonly StoreFile file = new(kind);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private SqlAudit Audit => new(file.Database, TimeProvider.System);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => file.DisposeAsync();

    [Fact]
    public async Task An_untouched_chain_is_intact_after_a_restart()
    {
        await FillAsync(1_205);
        await file.ReopenAsync();

        var verification = await VerifyAsync();

        verification.IsIntact.ShouldBeTrue();
        verification.Entries.ShouldBe(1_205);
        verification.Head.ShouldBe((await Audit.ReadHeadAsync(Token)).Hash);
    }

    [Fact]
    public async Task An_empty_chain_is_intact() => (await VerifyAsync()).ShouldBe(new AuditVerification(0, AuditChain.Genesis));

    [Theory]
    [InlineData("UPDATE audit SET detail = 'other' WHERE seq = 7", 7)]
    [InlineData("UPDATE audit SET actor = 'nobody' WHERE seq = 1", 1)]
    [InlineData("UPDATE audit SET at = at + 1 WHERE seq = 9", 9)]
    [InlineData("DELETE FROM audit WHERE seq = 4", 4)]
    [InlineData("DELETE FROM audit WHERE seq >= 9", 9)]
    [InlineData("UPDATE audit SET hash = previous, previous = hash WHERE seq = 5", 5)]
    [InlineData("INSERT INTO audit SELECT 11, at, kind, subject, actor, detail, previous, hash FROM audit WHERE seq = 10", 11)]
    public async Task What_was_tampered_with_is_found_at_its_place(string tampering, long place)
    {
        await FillAsync(10);
        await file.TamperAsync(unlock, tampering);

        (await VerifyAsync()).FirstBad.ShouldBe(place);
    }

    [Fact]
    public async Task An_end_that_was_written_anew_is_found()
    {
        await FillAsync(10);
        var last = (await Audit.ReadAsync(9, 1, Token)).Single();
        var forged = last.Entry with { Detail = "forged" };
        var hash = AuditChain.HashOf(10, last.At, forged, last.PreviousHash);
        await file.TamperAsync(unlock, $"UPDATE audit SET detail = 'forged', hash = '{hash}' WHERE seq = 10");

        (await VerifyAsync()).FirstBad.ShouldBe(10);
    }

    [Theory]
    [InlineData("UPDATE audit SET detail = 'other'")]
    [InlineData("DELETE FROM audit")]
    public async Task The_store_itself_refuses_to_change_an_entry(string change)
    {
        await FillAsync(1);
        var refusal = await Should.ThrowAsync<DbException>(file.TamperAsync(change));
        refusal.Message.ShouldContain("append-only");
    }

    [Fact]
    public async Task Many_writers_at_once_make_one_chain()
    {
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Audit.AppendAsync(Entry(i), Token)));
        (await VerifyAsync()).Entries.ShouldBe(200);
    }

    private static AuditEntry Entry(int i) => new("plugin.loaded", $"acme-{i}", "host", "1.0.0");

    private Task<AuditVerification> VerifyAsync() => new VerifyAudit(Audit).ExecuteAsync(Token);

    private Task FillAsync(int count) => Task.WhenAll(Enumerable.Range(0, count).Select(i => Audit.AppendAsync(Entry(i), Token)));
}

/// <summary>The same promises, kept in a file.</summary>
public sealed class SqliteAuditTests() : AuditTests(StoreKind.Sqlite);

/// <summary>The same promises, kept on a server.</summary>
public sealed class PostgreSqlAuditTests() : AuditTests(StoreKind.PostgreSql);
