namespace LeVieuxMoulin.Connectors.Engine.Storage;

/// <summary>Append-only books of the trade modules, and the places they note for themselves. Whatever a call changed is durable when it completes.</summary>
public interface ILedgerStore
{
    /// <summary>Books an entry; an earlier one of the same book and key is answered instead.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    Task<LedgerBooking> AppendAsync(LedgerEntry entry, CancellationToken cancellationToken);

    /// <summary>Reads an account, in the order of booking.</summary>
    /// <param name="book">The book.</param>
    /// <param name="account">The account.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    Task<IReadOnlyList<LedgerEntry>> ReadAsync(string book, string account, CancellationToken cancellationToken);

    /// <summary>Reads what comes from one source, over all accounts, in the order of booking.</summary>
    /// <param name="book">The book.</param>
    /// <param name="source">The source.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    Task<IReadOnlyList<LedgerEntry>> ReadSourceAsync(string book, string source, CancellationToken cancellationToken);

    /// <summary>Lists the accounts of a book that have an entry, by name.</summary>
    /// <param name="book">The book.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    Task<IReadOnlyList<string>> ListAccountsAsync(string book, CancellationToken cancellationToken);

    /// <summary>Finds a place that was noted; null when none was.</summary>
    /// <param name="book">The book.</param>
    /// <param name="name">What it is the place of.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    Task<string?> FindMarkAsync(string book, string name, CancellationToken cancellationToken);

    /// <summary>Notes a place; the earlier one is forgotten.</summary>
    /// <param name="book">The book.</param>
    /// <param name="name">What it is the place of.</param>
    /// <param name="value">The place.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    Task SaveMarkAsync(string book, string name, string value, CancellationToken cancellationToken);
}
