using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Stores.Sql;

/// <summary>The modules' books in the store.</summary>
/// <param name="database">The store.</param>
internal sealed class SqlLedger(StoreDatabase database) : ILedgerStore
{
    private const string Columns = "seq, book, account, kind, amount, at, booked_at, key, source, actor, note";

    /// <inheritdoc />
    public Task<LedgerBooking> AppendAsync(LedgerEntry entry, CancellationToken cancellationToken) => database.WriteAsync(
        connection =>
        {
            if (Find(connection, entry.Book, entry.Key) is { } earlier)
            {
                return new LedgerBooking(earlier, false);
            }

            using var insert = connection.Prepare("INSERT INTO ledger (book, account, kind, amount, at, booked_at, key, source, actor, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
            insert.Bind(1, entry.Book).Bind(2, entry.Account).Bind(3, entry.Kind).Bind(4, entry.Amount).Bind(5, entry.At).Bind(6, entry.BookedAt)
                .Bind(7, entry.Key).Bind(8, entry.Source).Bind(9, entry.Actor).Bind(10, entry.Note).Run();
            return new LedgerBooking(Find(connection, entry.Book, entry.Key)!, true);
        },
        cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<LedgerEntry>> ReadAsync(string book, string account, CancellationToken cancellationToken) =>
        ListAsync("account", book, account, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<LedgerEntry>> ReadSourceAsync(string book, string source, CancellationToken cancellationToken) =>
        ListAsync("source", book, source, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> ListAccountsAsync(string book, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<string>>(
        connection =>
        {
            var accounts = new List<string>();
            using var statement = connection.Prepare("SELECT DISTINCT account FROM ledger WHERE book = ? ORDER BY account");
            statement.Bind(1, book);
            while (statement.Read())
            {
                accounts.Add(statement.Text(0));
            }

            return accounts;
        },
        cancellationToken);

    /// <inheritdoc />
    public Task<string?> FindMarkAsync(string book, string name, CancellationToken cancellationToken) => database.ReadAsync(
        connection =>
        {
            using var statement = connection.Prepare("SELECT value FROM ledger_mark WHERE book = ? AND name = ?");
            return statement.Bind(1, book).Bind(2, name).Read() ? statement.Text(0) : null;
        },
        cancellationToken);

    /// <inheritdoc />
    public Task SaveMarkAsync(string book, string name, string value, CancellationToken cancellationToken) => database.WriteAsync(
        connection =>
        {
            using var save = connection.Prepare("INSERT INTO ledger_mark (book, name, value) VALUES (?, ?, ?) ON CONFLICT (book, name) DO UPDATE SET value = excluded.value");
            return save.Bind(1, book).Bind(2, name).Bind(3, value).Run();
        },
        cancellationToken);

    private Task<IReadOnlyList<LedgerEntry>> ListAsync(string column, string book, string value, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<LedgerEntry>>(
        connection =>
        {
            var entries = new List<LedgerEntry>();
            using var statement = connection.Prepare($"SELECT {Columns} FROM ledger WHERE book = ? AND {column} = ? ORDER BY seq");
            statement.Bind(1, book).Bind(2, value);
            while (statement.Read())
            {
                entries.Add(Read(statement));
            }

            return entries;
        },
        cancellationToken);

    private static LedgerEntry? Find(StoreConnection connection, string book, string key)
    {
        using var statement = connection.Prepare($"SELECT {Columns} FROM ledger WHERE book = ? AND key = ?");
        return statement.Bind(1, book).Bind(2, key).Read() ? Read(statement) : null;
    }

    private static LedgerEntry Read(StoreStatement row) => new()
    {
        Sequence = row.Long(0),
        Book = row.Text(1),
        Account = row.Text(2),
        Kind = row.Text(3),
        Amount = row.Long(4),
        At = row.Instant(5),
        BookedAt = row.Instant(6),
        Key = row.Text(7),
        Source = row.TextOrNull(8),
        Actor = row.Text(9),
        Note = row.Text(10),
    };
}
