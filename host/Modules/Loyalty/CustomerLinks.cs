using LeVieuxMoulin.Connectors.Crm;
using LeVieuxMoulin.Connectors.Engine.Records;
using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Modules.Loyalty;

/// <summary>Knows which customer of the CRM carries which key of ours.</summary>
/// <param name="store">Where it is noted.</param>
internal sealed class CustomerLinks(ILedgerStore store)
{
    /// <summary>Finds the vendor's id of a customer; null: the CRM has none with that key.</summary>
    public async Task<string?> FindAsync(string crm, string customer, CancellationToken cancellationToken) =>
        await store.FindMarkAsync(LoyaltyLedger.Book, Link(crm, customer), cancellationToken) is { Length: > 0 } id ? id : null;

    /// <summary>Takes a customer of the CRM as it is now.</summary>
    /// <returns>Our key of a customer who was not linked to it before; null: nothing is new.</returns>
    public async Task<string?> TakeAsync(string crm, StoredRecord stored, CancellationToken cancellationToken)
    {
        var key = stored.Removed is null ? ContractSerializer.Read<Customer>(stored.Json.Span).Reference : null;
        var before = await store.FindMarkAsync(LoyaltyLedger.Book, Owner(crm, stored.Id), cancellationToken);
        if (before is { Length: > 0 } && before != key)
        {
            await ForgetAsync(crm, stored.Id, cancellationToken);
        }

        if (string.IsNullOrEmpty(key) || await FindAsync(crm, key, cancellationToken) == stored.Id)
        {
            return null;
        }

        await store.SaveMarkAsync(LoyaltyLedger.Book, Link(crm, key), stored.Id, cancellationToken);
        await store.SaveMarkAsync(LoyaltyLedger.Book, Owner(crm, stored.Id), key, cancellationToken);
        return key;
    }

    /// <summary>Forgets a customer whom the CRM has no more under this id.</summary>
    public async Task ForgetAsync(string crm, string id, CancellationToken cancellationToken)
    {
        if (await store.FindMarkAsync(LoyaltyLedger.Book, Owner(crm, id), cancellationToken) is not { Length: > 0 } key)
        {
            return;
        }

        // The one it was merged into may carry the key already.
        if (await FindAsync(crm, key, cancellationToken) == id)
        {
            await store.SaveMarkAsync(LoyaltyLedger.Book, Link(crm, key), "", cancellationToken);
        }

        await store.SaveMarkAsync(LoyaltyLedger.Book, Owner(crm, id), "", cancellationToken);
    }

    private static string Link(string crm, string customer) => $"link/{crm}/{customer}";

    private static string Owner(string crm, string id) => $"owner/{crm}/{id}";
}
