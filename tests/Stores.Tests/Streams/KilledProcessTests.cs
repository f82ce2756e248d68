using LeVieuxMoulin.Connectors.Engine.Storage;
using LeVieuxMoulin.Connectors.PointOfSale;
using LeVieuxMoulin.Connectors.Stores.Sql;
using LeVieuxMoulin.Connectors.Stores.Sqlite;
using static LeVieuxMoulin.Connectors.Stores.Tests.Streams.FakeFeed;

namespace LeVieuxMoulin.Connectors.Stores.Tests.Streams;

/// <summary>The file as a process leaves it that is killed between any two pages.</summary>
public sealed class KilledProcessTests : IAsyncDisposable
{
    private readonly StreamFixture streams = new();
    private readonly FakeFeed feed = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => streams.DisposeAsync();

    [Fact]
    public async Task A_process_killed_at_any_moment_leaves_pages_and_cursor_in_step()
    {
        using var copies = new TempDirectory();
        feed.Answer = _ => Enumerable.Range(0, 12).Select<int, Func<Page>>(i => () =>
        {
            CopyStore(Path.Combine(copies.Path, $"{i}"));
            return Page($"{i}", Row($"r{i}a"), Row($"r{i}b"))();
        });

        await streams.RunAsync(new CapabilitySet().Offer<IFeed<Category>>(feed));

        for (var i = 0; i < 12; i++)
        {
            await using var crashed = SqliteDatabase.Open(Path.Combine(copies.Path, $"{i}", "moulin.db"), TimeProvider.System);
            (await crashed.CheckIntegrityAsync(Token)).ShouldBeEmpty();
            var queries = new SqlRecordQueries(crashed);
            var records = (await queries.ListAsync(new RecordQuery { Stream = "category" }, Token)).Items.Count;
            var cursor = await crashed.ReadAsync(read => SqlStreamStates.Read(read, new StreamKey("till", "category"), FeedBases.Changed).Cursor, Token);
            records.ShouldBe(cursor is null ? 0 : (int.Parse(cursor, System.Globalization.CultureInfo.InvariantCulture) + 1) * 2);
            (await queries.ReadChangesAsync(new ChangeQuery(0), Token)).Items.Count.ShouldBe(records);
        }
    }

    /// <summary>Takes the files as a killed process would leave them.</summary>
    private void CopyStore(string directory)
    {
        Directory.CreateDirectory(directory);
        streams.Store.Database.WriteAsync(
            _ =>
            {
                File.Copy(streams.Store.File, Path.Combine(directory, "moulin.db"));
                File.Copy(streams.Store.File + "-wal", Path.Combine(directory, "moulin.db-wal"));
                return 0;
            },
            Token).GetAwaiter().GetResult();
    }
}
