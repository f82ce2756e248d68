using System.Data.Common;
using LeVieuxMoulin.Connectors.Engine.Storage;
using LeVieuxMoulin.Connectors.Stores.Sql;

namespace LeVieuxMoulin.Connectors.Stores.Tests.Ledgers;

/// <summary>Books that can only grow.</summary>
public abstract class LedgerTests(StoreKind kind) : IAsyncDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 11, 0, 0, TimeSpan.Zero);
    private readonly StoreFile file = new(kind);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private SqlLedger Ledger => new(file.Database);

    [Fact]
    public async Task An_entry_comes_back_as_it_was_booked_after_a_restart()
    {
        var entry = Entry("k-1") with { Source = "sale/till/1", Note = "le dîner" };
        (await Ledger.AppendAsync(entry, Token)).ShouldBe(new LedgerBooking(entry with { Sequence = 1 }, true));

        await file.ReopenAsync();

        (await Ledger.ReadAsync("points", "guest-7", Token)).ShouldBe([entry with { Sequence = 1 }]);
        (await Ledger.ReadSourceAsync("points", "sale/till/1", Token)).ShouldBe([entry with { Sequence = 1 }]);
        (await Ledger.ListAccountsAsync("points", Token)).ShouldBe(["guest-7"]);
        (await Ledger.ReadAsync("other", "guest-7", Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task One_key_is_booked_once_in_a_book_however_many_ask_at_once()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 30).Select(index => Ledger.AppendAsync(Entry("same") with { Amount = index }, Token)));

        all.Count(booking => booking.IsNew).ShouldBe(1);
        all.Select(booking => booking.Entry).Distinct().ShouldHaveSingleItem();
        (await Ledger.AppendAsync(Entry("same") with { Book = "other" }, Token)).IsNew.ShouldBeTrue();
    }

    [Theory]
    [InlineData("UPDATE ledger SET amount = 1000000")]
    [InlineData("DELETE FROM ledger")]
    public async Task Nothing_in_a_book_is_changed_or_removed(string sql)
    {
        await Ledger.AppendAsync(Entry("k-1"), Token);

        (await Should.ThrowAsync<DbException>(() => file.TamperAsync(sql))).Message.ShouldContain("append-only");
        (await Ledger.ReadAsync("points", "guest-7", Token)).Single().Amount.ShouldBe(5);
    }

    [Fact]
    public async Task A_place_is_noted_over_the_earlier_one()
    {
        (await Ledger.FindMarkAsync("points", "cursor", Token)).ShouldBeNull();
        await Ledger.SaveMarkAsync("points", "cursor", "7", Token);
        await Ledger.SaveMarkAsync("points", "cursor", "8", Token);
        await file.ReopenAsync();

        (await Ledger.FindMarkAsync("points", "cursor", Token)).ShouldBe("8");
    }

    public ValueTask DisposeAsync() => file.DisposeAsync();

    private static LedgerEntry Entry(string key) => new() { Book = "points", Account = "guest-7", Kind = "earn", Amount = 5, At = Now, BookedAt = Now, Key = key, Actor = "central" };
}

/// <summary>The same promises, kept in a file.</summary>
public sealed class SqliteLedgerTests() : LedgerTests(StoreKind.Sqlite);

/// <summary>The same promises, kept on a server.</summary>
public sealed class PostgreSqlLedgerTests() : LedgerTests(StoreKind.PostgreSql);
