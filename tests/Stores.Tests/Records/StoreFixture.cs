using System.Text;
using LeVieuxMoulin.Connectors.Engine.Records;
using LeVieuxMoulin.Connectors.Engine.Storage;
using LeVieuxMoulin.Connectors.Stores.Sql;

namespace LeVieuxMoulin.Connectors.Stores.Tests.Records;

/// <summary>A real store in a folder of its own, and short ways to fill it.</summary>
internal sealed class StoreFixture : IAsyncDisposable
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private readonly StoreFile file;

    public StoreFixture(StoreKind kind = StoreKind.Sqlite)
    {
        file = new StoreFile(kind);
        Open();
    }

    public StoreDatabase Database => file.Database;

    public SqlQuarantine Quarantine { get; private set; } = null!;

    public SqlRecordStore Store { get; private set; } = null!;

    public SqlRecordQueries Queries { get; private set; } = null!;

    public string File => file.File;

    /// <summary>Reads what is set aside as it lies in the store: in a file, the whole of it.</summary>
    public async Task<string> ReadQuarantineAsync() => System.IO.File.Exists(File)
        ? Encoding.Latin1.GetString(await System.IO.File.ReadAllBytesAsync(File, Token))
        : await Database.ReadAsync(
            read =>
            {
                using var select = read.Prepare("SELECT content FROM quarantine");
                return select.Read() ? Encoding.Latin1.GetString(select.Bytes(0)) : "";
            },
            Token);

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
        await file.ReopenAsync();
        Open();
    }

    public ValueTask DisposeAsync() => file.DisposeAsync();

    private void Open()
    {
        Quarantine = new SqlQuarantine(Database, new PlainSealer());
        Store = new SqlRecordStore(Database, Quarantine, TimeProvider.System);
        Queries = new SqlRecordQueries(Database);
    }
}
