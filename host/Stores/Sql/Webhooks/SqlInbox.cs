using LeVieuxMoulin.Connectors.Engine.Webhooks;

namespace LeVieuxMoulin.Connectors.Stores.Sql;

/// <summary>The webhook inbox in the store.</summary>
/// <param name="database">The store.</param>
internal sealed class SqlInbox(StoreDatabase database) : IWebhookInbox
{
    /// <inheritdoc />
    public Task<int> StoreAsync(IReadOnlyList<RoutedEvent> events, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // As text before the writer takes over: what the events hold belongs to a plugin.
        Row[] rows = [.. events.Select(told => new Row(told.Connection, told.Event.DedupeKey, WebhookEventCodec.CoalesceKeyOf(told.Event), WebhookEventCodec.ToJson(told.Event)))];
        return database.WriteAsync(
            connection =>
            {
                using (var forget = connection.Prepare("DELETE FROM inbox_seen WHERE at < ?"))
                {
                    forget.Bind(1, now - IWebhookInbox.DedupeWindow).Run();
                }

                return rows.Count(row => IsNew(connection, row, now) && Put(connection, row, now));
            },
            cancellationToken);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<InboxEvent>> TakeAsync(string connection, DateTimeOffset now, int limit, CancellationToken cancellationToken) => database.WriteAsync<IReadOnlyList<InboxEvent>>(
        writer =>
        {
            var taken = new List<InboxEvent>();
            using (var statement = writer.Prepare("SELECT number, event, attempts FROM inbox WHERE connection = ? AND taken = 0 AND due_at <= ? ORDER BY number LIMIT ?"))
            {
                statement.Bind(1, connection).Bind(2, now).Bind(3, limit);
                while (statement.Read())
                {
                    taken.Add(new InboxEvent(statement.Long(0), WebhookEventCodec.FromJson(statement.Text(1)), (int)statement.Long(2)));
                }
            }

            using var mark = writer.Prepare("UPDATE inbox SET taken = 1 WHERE number = ?");
            foreach (var waiting in taken)
            {
                mark.Bind(1, waiting.Number).Run();
            }

            return taken;
        },
        cancellationToken);

    /// <inheritdoc />
    public Task ReleaseAsync(string connection, CancellationToken cancellationToken) => database.WriteAsync(
        writer =>
        {
            // A hint that came after a taken one says the same, and newer.
            using (var older = writer.Prepare("DELETE FROM inbox WHERE connection = ?1 AND taken = 1 AND coalesce_key IS NOT NULL AND number < (SELECT max(number) FROM inbox later WHERE later.connection = ?1 AND later.coalesce_key = inbox.coalesce_key)"))
            {
                older.Bind(1, connection).Run();
            }

            using var release = writer.Prepare("UPDATE inbox SET taken = 0 WHERE connection = ? AND taken = 1");
            return release.Bind(1, connection).Run();
        },
        cancellationToken);

    /// <inheritdoc />
    public Task RemoveAsync(IReadOnlyList<long> numbers, CancellationToken cancellationToken)
    {
        long[] worked = [.. numbers];
        return database.WriteAsync(
            connection =>
            {
                using var delete = connection.Prepare("DELETE FROM inbox WHERE number = ?");
                return worked.Sum(number => delete.Bind(1, number).Run());
            },
            cancellationToken);
    }

    /// <inheritdoc />
    public Task PutBackAsync(long number, DateTimeOffset at, CancellationToken cancellationToken) => database.WriteAsync(
        connection =>
        {
            // A hint alike that came meanwhile says the same, and newer.
            using var twin = connection.Prepare("DELETE FROM inbox WHERE number = ?1 AND EXISTS (SELECT 1 FROM inbox later JOIN inbox this ON later.connection = this.connection AND later.coalesce_key = this.coalesce_key WHERE this.number = ?1 AND later.taken = 0)");
            if (twin.Bind(1, number).Run() > 0)
            {
                return 1;
            }

            using var update = connection.Prepare("UPDATE inbox SET taken = 0, attempts = attempts + 1, due_at = ? WHERE number = ?");
            return update.Bind(1, at).Bind(2, number).Run();
        },
        cancellationToken);

    /// <inheritdoc />
    public Task<DateTimeOffset?> NextDueAsync(string connection, CancellationToken cancellationToken) => database.ReadAsync(
        reader =>
        {
            using var statement = reader.Prepare("SELECT min(due_at) FROM inbox WHERE connection = ? AND taken = 0");
            statement.Bind(1, connection);
            return statement.Read() ? statement.InstantOrNull(0) : null;
        },
        cancellationToken);

    /// <inheritdoc />
    public Task<long> CountAsync(CancellationToken cancellationToken) => database.ReadAsync(
        connection =>
        {
            using var statement = connection.Prepare("SELECT count(*) FROM inbox");
            return statement.Read() ? statement.Long(0) : 0;
        },
        cancellationToken);

    private static bool IsNew(StoreConnection connection, Row row, DateTimeOffset now)
    {
        if (row.DedupeKey is null)
        {
            return true;
        }

        using var see = connection.Prepare("INSERT INTO inbox_seen (connection, dedupe_key, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING");
        return see.Bind(1, row.Connection).Bind(2, row.DedupeKey).Bind(3, now).Run() == 1;
    }

    private static bool Put(StoreConnection connection, Row row, DateTimeOffset now)
    {
        using var alike = connection.Prepare("UPDATE inbox SET event = ?1, due_at = CASE WHEN due_at < ?2 THEN due_at ELSE ?2 END WHERE connection = ?3 AND coalesce_key = ?4 AND taken = 0");
        if (row.CoalesceKey is not null && alike.Bind(1, row.Event).Bind(2, now).Bind(3, row.Connection).Bind(4, row.CoalesceKey).Run() > 0)
        {
            return false;
        }

        using var insert = connection.Prepare("INSERT INTO inbox (connection, coalesce_key, event, received_at, due_at) VALUES (?, ?, ?, ?, ?)");
        insert.Bind(1, row.Connection).Bind(2, row.CoalesceKey).Bind(3, row.Event).Bind(4, now).Bind(5, now).Run();
        return true;
    }

    private sealed record Row(string Connection, string? DedupeKey, string? CoalesceKey, string Event);
}
