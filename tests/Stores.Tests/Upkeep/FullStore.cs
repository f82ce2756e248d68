using System.Text;
using LeVieuxMoulin.Connectors.Engine.Access;
using LeVieuxMoulin.Connectors.Engine.Http;
using LeVieuxMoulin.Connectors.Engine.Operations;
using LeVieuxMoulin.Connectors.Engine.Storage;
using LeVieuxMoulin.Connectors.Engine.Webhooks;
using LeVieuxMoulin.Connectors.Stores.Sql;
using LeVieuxMoulin.Connectors.Stores.Tests.Records;
using static LeVieuxMoulin.Connectors.Stores.Tests.Records.StoreFixture;

namespace LeVieuxMoulin.Connectors.Stores.Tests.Upkeep;

/// <summary>A store with something in every table, and all of it as text.</summary>
internal static class FullStore
{
    /// <summary>Fills a store.</summary>
    /// <param name="database">The store.</param>
    /// <param name="records">How many records.</param>
    public static async Task FillAsync(StoreDatabase database, int records)
    {
        var token = TestContext.Current.CancellationToken;
        var store = new SqlRecordStore(database, new SqlQuarantine(database, new PlainSealer()), TimeProvider.System);
        await store.StoreAsync(
            Batch([.. Enumerable.Range(0, records).Select(i => Record($"r{i}é", at: Noon.AddMinutes(i), revision: i))]) with
            {
                Failed = [new FailedRecord(new RawRecord { Id = "bad", Content = Encoding.UTF8.GetBytes("not this") }, default, "$.total", "The total is no number.")],
                Hints = [new RecordHint("hinted", "room-1", 4, Noon)],
                Basis = FeedBases.Changed,
                State = new StreamState { Cursor = "cursor", LastSyncAt = Noon },
            },
            token);
        await store.StoreAsync(Batch() with { Removals = [new Removal("r0é", RemovalReason.Deleted), new Removal("never", RemovalReason.Erased)] }, token);
        var operations = new SqlOperations(database);
        await operations.AddAsync(Operation("waiting"), token);
        await operations.AddAsync(Operation("sent"), token);
        await operations.ClaimAsync("till", Noon, Noon.AddMinutes(10), 1, token);
        await new SqlInbox(database).StoreAsync([new RoutedEvent("till", new WebhookEvent { Stream = "sale", Hint = new RecordHint("h"), DedupeKey = "e-1" })], Noon, token);
        await new SqlCalls(database).AppendAsync([new VendorCallEntry { At = Noon, Connection = "till", Method = "GET", PathTemplate = "/orders/{id}", Status = 200 }], token);
        await new SqlLedger(database).AppendAsync(new LedgerEntry { Book = "points", Account = "guest-7", Kind = "earn", Amount = 5, At = Noon, BookedAt = Noon, Key = "k", Actor = "central" }, token);
        await new SqlLedger(database).SaveMarkAsync("points", "cursor", "7", token);
        await new SqlSecrets(database).SaveAsync("token/till", new byte[] { 0, 1, 255 }, token);
        await new KeyRing(new SqlApiKeys(database), TimeProvider.System).CreateAsync("central", KeyScope.Read, "marie", token);
    }

    /// <summary>Reads every row of every table.</summary>
    public static Task<string> ReadAsync(StoreDatabase database) => database.ReadAsync(
        read =>
        {
            var text = new StringBuilder();
            foreach (var table in read.Schema.ReadTables())
            {
                using var select = read.Prepare($"SELECT {string.Join(", ", table.Columns.Select(column => column.Name).Order(StringComparer.Ordinal))} FROM {table.Name} ORDER BY {string.Join(", ", table.Key)}");
                while (select.Read())
                {
                    text.Append(table.Name);
                    for (var i = 0; i < table.Columns.Count; i++)
                    {
                        text.Append('|').Append(select.IsNull(i) ? "null" : select.TextOrNull(i));
                    }

                    text.Append('\n');
                }
            }

            return text.ToString();
        },
        TestContext.Current.CancellationToken);

    private static OperationRecord Operation(string id) => new()
    {
        Id = id,
        Connection = "till",
        Kind = "place-order",
        Subject = $"order/{id}",
        Command = "{}",
        IdempotencyKey = id,
        RequestHash = "hash",
        Actor = "central",
        CreatedAt = Noon,
        NextAttemptAt = Noon,
        NotAfter = Noon.AddDays(1),
        WriteKey = id,
    };
}
