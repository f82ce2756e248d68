using System.Text;
using LeVieuxMoulin.Connectors.Engine.Records;
using LeVieuxMoulin.Connectors.Engine.Storage;
using LeVieuxMoulin.Connectors.Stores.Sqlite;

namespace LeVieuxMoulin.Connectors.Stores.Tests.Sqlite;

/// <summary>A real store in a folder of its own, and short ways to fill it.</summary>
internal sealed class StoreFixture : IAsyncDisposable
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private readonly TempDirectory directory = new();

    public StoreFixture() => Open();

    public SqliteDatabase Database { get; private set; } = null!;

    public SqliteQuarantine Quarantine { get; private set; } = null!;

    public SqliteRecordStore Store { get; private set; } = null!;

    public SqliteRecordQueries Queries { get; private set; } = null!;

    public string File => directory.File("moulin.db");

    public static StreamKey Sales { get; } = new("till", "sale");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static MappedRecord Record(string id, string text = "one", long? revision = null, DateTimeOffset? changedAt = null, DateTimeOffset? at = null, string? status = null, string form = "", string location = "", string? json = null)
    {
        var content = Encoding.UTF8.GetBytes($"raw {id} {text}");
        return new MappedRecord(
            new RawRecord { Id = id, Content = content, Revision = revision, ChangedAt = changedAt, Form = form },
            RecordHash.Of(content),
            Encoding.UTF8.GetBytes(json ?? $$"""{"id":"{{id}}","text":"{{text}}"}"""),
            location,
            new RecordColumns(at, status),
            IsOpen: false);
    }

    public static BatchWrite Batch(params MappedRecord[] records) => new() { Key = Sales, PluginVersion = "1.0", RequestedAt = Noon, Records = records };

    public Task<BatchOutcome> StoreAsync(params MappedRecord[] records) => StoreAsync(Batch(records));

    public Task<BatchOutcome> StoreAsync(BatchWrite batch) => Store.StoreAsync(batch, Token);

    public async Task<string> TextAsync(string id) => (await FindAsync(id)) is { } found ? Encoding.UTF8.GetString(found.Json.Span) : "";

    public Task<StoredRecord?> FindAsync(string id) => Queries.FindAsync("till", "sale", id, Token);

    public async Task<string[]> ChangesAsync() =>
        [.. (await Queries.ReadChangesAsync(new ChangeQuery(0, 1000), Token)).Items.Select(change => $"{change.Seq} {change.Kind} {change.RecordId}")];

    public async Task<StreamStatus> StatusAsync() => (await Queries.ListStreamsAsync("till", Token)).Single(status => status.Key.Stream == "sale");

    public async Task ReopenAsync()
    {
        await Database.DisposeAsync();
        Open();
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        directory.Dispose();
    }

    private void Open()
    {
        Database = SqliteDatabase.Open(File, TimeProvider.System);
        Quarantine = new SqliteQuarantine(Database, new PlainSealer());
        Store = new SqliteRecordStore(Database, Quarantine, TimeProvider.System);
        Queries = new SqliteRecordQueries(Database);
    }
}
