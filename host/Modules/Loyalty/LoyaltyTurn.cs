using System.Globalization;
using LeVieuxMoulin.Connectors.Crm;
using LeVieuxMoulin.Connectors.Engine.Requests;
using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Modules.Loyalty;

/// <summary>Brings ledger and CRM up to date once: the sales since, the points that expired, the standings that are others.</summary>
internal sealed class LoyaltyTurn(ILedgerStore store, IRecordQueries records, SaleEarning earning, CustomerLinks links, VendorStanding standing, LoyaltySignal signal, TimeProvider time)
{
    private const int PageSize = 500;
    private static readonly string Customers = CapabilitySet.StreamOf<Customer>();

    /// <summary>Does it.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="isWhole">Whether every customer is looked at, also those of whom nothing is new: points expire and tiers end by themselves.</param>
    /// <param name="cancellationToken">Cancels the work between two steps.</param>
    /// <returns>The number of the change feed up to which all is done.</returns>
    public async Task<long> RunAsync(LoyaltyRules rules, bool isWhole, CancellationToken cancellationToken)
    {
        var touched = signal.TakeTouched();
        var cursor = await CatchUpAsync(rules, touched, cancellationToken);
        if (isWhole)
        {
            touched.UnionWith(await store.ListAccountsAsync(LoyaltyLedger.Book, cancellationToken));
        }

        foreach (var customer in touched)
        {
            await SettleAsync(rules, customer, cancellationToken);
        }

        return cursor;
    }

    private async Task<long> CatchUpAsync(LoyaltyRules rules, HashSet<string> touched, CancellationToken cancellationToken)
    {
        var mark = $"cursor/{rules.Till}/{rules.Crm}";
        var noted = await store.FindMarkAsync(LoyaltyLedger.Book, mark, cancellationToken);
        var cursor = noted is null ? await BeginAsync(rules, touched, cancellationToken) : long.Parse(noted, CultureInfo.InvariantCulture);
        bool hasMore;
        do
        {
            var changes = await ReadAsync(rules, cursor, touched, cancellationToken);
            foreach (var change in changes.Items)
            {
                await TakeAsync(rules, change, touched, cancellationToken);
            }

            (cursor, hasMore) = (changes.Next, changes.HasMore);
            var place = cursor.ToString(CultureInfo.InvariantCulture);
            if (place != noted)
            {
                await store.SaveMarkAsync(LoyaltyLedger.Book, mark, place, cancellationToken);
                noted = place;
            }
        }
        while (hasMore);
        return cursor;
    }

    /// <summary>Reads on in the feed; where it was removed by age meanwhile, takes what is there now. What was booked already is known by its key.</summary>
    private async Task<ChangeList> ReadAsync(LoyaltyRules rules, long cursor, HashSet<string> touched, CancellationToken cancellationToken)
    {
        try
        {
            return await records.ReadChangesAsync(new ChangeQuery(cursor, PageSize), cancellationToken);
        }
        catch (RequestException gone) when (gone.Code == IRecordQueries.ChangesGone)
        {
            return new ChangeList([], await BeginAsync(rules, touched, cancellationToken), HasMore: true);
        }
    }

    /// <summary>Takes what is there already; the feed may not reach back to the beginning.</summary>
    private async Task<long> BeginAsync(LoyaltyRules rules, HashSet<string> touched, CancellationToken cancellationToken)
    {
        var end = (await records.ReadChangesAsync(new ChangeQuery(0, 1, rules.Till, "nothing"), cancellationToken)).Next;
        await foreach (var customer in ListAsync(new RecordQuery { Stream = Customers, Connections = [rules.Crm], Limit = PageSize }, cancellationToken))
        {
            await LinkAsync(rules, customer, touched, cancellationToken);
        }

        await foreach (var sale in ListAsync(new RecordQuery { Stream = SaleEarning.Stream, Connections = [rules.Till], From = rules.MidnightOf(rules.Since), Limit = PageSize }, cancellationToken))
        {
            await EarnAsync(rules, sale, touched, cancellationToken);
        }

        return end;
    }

    private async Task TakeAsync(LoyaltyRules rules, ChangeEntry change, HashSet<string> touched, CancellationToken cancellationToken)
    {
        var isSale = change.Connection == rules.Till && change.Stream == SaleEarning.Stream;
        var isCustomer = change.Connection == rules.Crm && change.Stream == Customers;
        if (isCustomer && change.Kind is ChangeKind.Removed or ChangeKind.Merged or ChangeKind.Erased)
        {
            await links.ForgetAsync(rules.Crm, change.RecordId, cancellationToken);
        }
        else if ((isSale || isCustomer) && await records.FindAsync(change.Connection, change.Stream, change.RecordId, cancellationToken) is { } stored)
        {
            await (isSale ? EarnAsync(rules, stored, touched, cancellationToken) : LinkAsync(rules, stored, touched, cancellationToken));
        }
    }

    private async Task EarnAsync(LoyaltyRules rules, StoredRecord sale, HashSet<string> touched, CancellationToken cancellationToken)
    {
        var earned = await earning.BookAsync(rules, sale, cancellationToken);
        touched.UnionWith(earned.Changed);
        await standing.RecordAsync(rules, earned, cancellationToken);
    }

    /// <summary>A customer whom the CRM did not know before gets the standing, and the purchases made so far.</summary>
    private async Task LinkAsync(LoyaltyRules rules, StoredRecord customer, HashSet<string> touched, CancellationToken cancellationToken)
    {
        if (await links.TakeAsync(rules.Crm, customer, cancellationToken) is not { } key)
        {
            return;
        }

        touched.Add(key);
        var prefix = SaleEarning.SourceOf(rules, "");
        var entries = rules.RecordActivity ? await store.ReadAsync(LoyaltyLedger.Book, key, cancellationToken) : [];
        foreach (var source in entries.Select(entry => entry.Source).OfType<string>().Where(source => source.StartsWith(prefix, StringComparison.Ordinal)).Distinct())
        {
            if (await records.FindAsync(rules.Till, SaleEarning.Stream, source[prefix.Length..], cancellationToken) is { } sale)
            {
                await EarnAsync(rules, sale, touched, cancellationToken);
            }
        }
    }

    private async Task SettleAsync(LoyaltyRules rules, string customer, CancellationToken cancellationToken)
    {
        var entries = await store.ReadAsync(LoyaltyLedger.Book, customer, cancellationToken);
        if (entries.Count == 0)
        {
            return;
        }

        var now = time.GetUtcNow();
        var account = LoyaltyAccount.Of(entries, rules, now);
        foreach (var (index, (at, points)) in account.Due.Index())
        {
            var entry = new LedgerEntry { Book = LoyaltyLedger.Book, Account = customer, Kind = PointKind.Expire, Amount = -points, At = at, BookedAt = now, Key = $"expire/{customer}/{entries.Count + index}", Actor = "host" };
            await store.AppendAsync(entry, cancellationToken);
        }

        await standing.ShowAsync(rules, customer, account, cancellationToken);
    }

    private async IAsyncEnumerable<StoredRecord> ListAsync(RecordQuery query, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        RecordList page;
        do
        {
            page = await records.ListAsync(query, cancellationToken);
            foreach (var record in page.Items)
            {
                yield return record;
            }

            query = query with { After = page.Next };
        }
        while (page.Next is not null);
    }
}
