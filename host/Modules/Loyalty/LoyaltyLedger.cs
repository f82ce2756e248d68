using LeVieuxMoulin.Connectors.Engine.Audit;
using LeVieuxMoulin.Connectors.Engine.Requests;
using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Modules.Loyalty;

/// <summary>The ledger's use cases: show a customer's standing and entries, and book points.</summary>
/// <param name="store">Where the entries are.</param>
/// <param name="program">The rules.</param>
/// <param name="signal">Wakes the work that follows.</param>
/// <param name="audit">Where a person's booking is written down.</param>
/// <param name="time">The clock.</param>
internal sealed class LoyaltyLedger(ILedgerStore store, LoyaltyProgram program, LoyaltySignal signal, IAuditLog audit, TimeProvider time) : IDisposable
{
    /// <summary>The book's name.</summary>
    public const string Book = LoyaltyModule.ModuleName;

    private const int LongestKey = 255;
    private const long MostPoints = 10_000_000;

    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>Computes a customer's standing now.</summary>
    /// <exception cref="RequestException">There is no programme, or the customer has no entry.</exception>
    public async Task<LoyaltyAccount> ShowAsync(string customer, CancellationToken cancellationToken) =>
        LoyaltyAccount.Of(await EntriesAsync(customer, cancellationToken), program.Required, time.GetUtcNow());

    /// <summary>Lists a customer's entries, the oldest first.</summary>
    /// <exception cref="RequestException">There is no programme, or the customer has no entry.</exception>
    public async Task<IReadOnlyList<LedgerEntry>> EntriesAsync(string customer, CancellationToken cancellationToken)
    {
        _ = program.Required;
        var entries = await store.ReadAsync(Book, customer, cancellationToken);
        return entries.Count > 0 ? entries : throw new RequestException(RequestErrorKind.NotFound, "LOYALTY_CUSTOMER_NOT_FOUND", $"The ledger has no entry of {customer}.");
    }

    /// <summary>Books points; durable when this completes.</summary>
    /// <param name="customer">Our own key of the customer.</param>
    /// <param name="wanted">What.</param>
    /// <param name="idempotencyKey">The caller's key: the same key and entry are booked once. Null: every call books anew.</param>
    /// <param name="actor">Who says so.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="RequestException">There is no programme, the entry is not one, the balance does not reach, or the key was used for another entry.</exception>
    public async Task<LedgerEntry> AddAsync(string customer, PointEntry wanted, string? idempotencyKey, string actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        var rules = program.Required;
        Check(customer, wanted, idempotencyKey);
        var now = time.GetUtcNow();
        var entry = new LedgerEntry
        {
            Book = Book,
            Account = customer,
            Kind = wanted.Kind,
            Amount = wanted.Kind == PointKind.Spend ? -wanted.Points : wanted.Points,
            At = now,
            BookedAt = now,
            Key = $"caller/{idempotencyKey ?? Guid.CreateVersion7(now).ToString()}",
            Actor = actor,
            Note = wanted.Note ?? "",
        };
        await turn.WaitAsync(cancellationToken);
        try
        {
            // A repeated spend finds its entry although the balance would not reach twice.
            var known = await store.ReadAsync(Book, customer, cancellationToken);
            if (wanted.Kind == PointKind.Spend && known.All(earlier => earlier.Key != entry.Key))
            {
                Reaches(LoyaltyAccount.Of(known, rules, now), wanted.Points);
            }

            return await BookAsync(entry, cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => turn.Dispose();

    private static void Reaches(LoyaltyAccount account, long points)
    {
        if (account.Balance < points)
        {
            throw new RequestException(RequestErrorKind.Unprocessable, "POINTS_INSUFFICIENT", $"The balance is {account.Balance}, so {points} points cannot be spent.");
        }
    }

    private async Task<LedgerEntry> BookAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        var booking = await store.AppendAsync(entry, cancellationToken);
        var booked = booking.Entry;
        if (booking.IsNew)
        {
            await audit.AppendAsync(new AuditEntry("loyalty.booked", $"{booked.Sequence}", entry.Actor, $"{entry.Kind} {entry.Amount}"), CancellationToken.None);
            signal.Touch(entry.Account);
            return booked;
        }

        return (booked.Account, booked.Kind, booked.Amount, booked.Note) == (entry.Account, entry.Kind, entry.Amount, entry.Note)
            ? booked
            : throw new RequestException(RequestErrorKind.Unprocessable, "IDEMPOTENCY_KEY_REUSED", "This Idempotency-Key was used for another entry.")
            {
                Suggestion = "Use a new key for a new entry, and the same key only to repeat the same one.",
            };
    }

    private static void Check(string customer, PointEntry wanted, string? key)
    {
        if (customer.Length is 0 or > LongestKey || customer.Any(char.IsControl))
        {
            throw new RequestException(RequestErrorKind.Invalid, "LOYALTY_CUSTOMER_INVALID", $"A customer's key has 1 to {LongestKey} characters and no control characters.");
        }

        if (key is not null && (key.Length is 0 or > LongestKey || key.Any(char.IsControl)))
        {
            throw new RequestException(RequestErrorKind.Invalid, "IDEMPOTENCY_KEY_INVALID", $"An Idempotency-Key has 1 to {LongestKey} characters and no control characters.");
        }

        if (!PointKind.OfCallers.Contains(wanted.Kind))
        {
            throw Wrong("kind", $"must be {string.Join(", ", PointKind.OfCallers)}");
        }

        if (wanted.Points is 0 or < -MostPoints or > MostPoints || (wanted.Points < 0 && wanted.Kind != PointKind.Adjust))
        {
            throw Wrong("points", wanted.Kind == PointKind.Adjust ? $"must be from -{MostPoints} to {MostPoints}, and not 0" : $"must be from 1 to {MostPoints}");
        }
    }

    private static RequestException Wrong(string field, string message) =>
        new(RequestErrorKind.Invalid, "LOYALTY_ENTRY_INVALID", $"{field} {message}.") { Fields = [new FieldFault(field, message)] };
}
