using System.Runtime.CompilerServices;
using LeVieuxMoulin.Connectors.Suppliers;

namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>Orders as the documents about them tell, ours and the supplier's. A document that is none is set aside here, under its name.</summary>
internal sealed class FolderOrders(FolderDocuments documents, SupplierAccount account) : IFeed<SupplierOrder>, IFetch<SupplierOrder>
{
    /// <inheritdoc />
    public FeedBases Bases => FeedBases.Changed;

    /// <inheritdoc />
    public FeedScope Scope => FeedScope.Account;

    /// <inheritdoc />
    public async IAsyncEnumerable<Page> ReadAsync(FeedRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var cursor = FolderCursor.Read(request.After);
        var all = await documents.LookAsync(cancellationToken);
        foreach (var document in all.Where(document => cursor.Wants(document) && document.Kind != "Catalogue"))
        {
            var records = new List<RawRecord>();
            foreach (var reference in document.References)
            {
                records.Add(await BindAsync(reference, all, cancellationToken));
            }

            if (records.Count == 0)
            {
                records.Add(new RawRecord { Id = document.Name, Content = await documents.ContentAsync(document, cancellationToken), ChangedAt = document.ArrivedAt });
            }

            yield return new Page { Records = records, Next = new FolderCursor(document.Name, 0).Write() };
        }
    }

    /// <inheritdoc />
    public async Task<RecordBatch> FetchAsync(IReadOnlyList<RecordHint> hints, CancellationToken cancellationToken)
    {
        var records = new List<RawRecord>();
        var removals = new List<Removal>();
        foreach (var hint in hints)
        {
            if (await FindAsync(hint.Id, cancellationToken) is { } found)
            {
                records.Add(found);
            }
            else
            {
                removals.Add(new Removal(hint.Id, RemovalReason.Deleted));
            }
        }

        return new RecordBatch { Records = records, Removals = removals };
    }

    /// <inheritdoc />
    public SupplierOrder Map(RawRecord raw) => OrderDossier.Read(raw, account);

    /// <summary>Finds an order by our number, in what we sent and in what the supplier answered.</summary>
    public async Task<RawRecord?> FindAsync(string reference, CancellationToken cancellationToken)
    {
        var all = await documents.LookAsync(cancellationToken);
        return await documents.FindSentAsync(FolderNames.Order(reference), cancellationToken) is not null || all.Any(document => document.IsAboutOrders && document.References.Contains(reference))
            ? await BindAsync(reference, all, cancellationToken)
            : null;
    }

    /// <summary>Gives the documents of a kind that we sent about an order, in their order.</summary>
    public async Task<IReadOnlyList<DroppedFile>> SentAsync(string reference, Func<string, int, string> name, CancellationToken cancellationToken)
    {
        var sent = new List<DroppedFile>();
        while (await documents.FindSentAsync(name(reference, sent.Count + 1), cancellationToken) is { } file)
        {
            sent.Add(file);
        }

        return sent;
    }

    private async Task<RawRecord> BindAsync(string reference, IReadOnlyList<FolderDocument> all, CancellationToken cancellationToken)
    {
        var parts = new List<(DateTimeOffset At, ReadOnlyMemory<byte> Content)>();
        if (await documents.FindSentAsync(FolderNames.Order(reference), cancellationToken) is { } order)
        {
            parts.Add((order.ArrivedAt, order.Content));
        }

        foreach (var sent in (await SentAsync(reference, FolderNames.Change, cancellationToken)).Concat(await SentAsync(reference, FolderNames.Cancellation, cancellationToken)))
        {
            parts.Add((sent.ArrivedAt, sent.Content));
        }

        foreach (var document in all.Where(document => document.IsAboutOrders && document.References.Contains(reference)))
        {
            parts.Add((document.ArrivedAt, await documents.ContentAsync(document, cancellationToken)));
        }

        return OrderDossier.Bind(reference, parts);
    }
}
