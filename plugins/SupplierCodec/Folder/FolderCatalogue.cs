using System.Runtime.CompilerServices;
using LeVieuxMoulin.Connectors.Suppliers;
using LeVieuxMoulin.Connectors.UblCodec;

namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>The catalogue, as the supplier's documents add to it, change it, and replace it.</summary>
internal sealed class FolderCatalogue(FolderDocuments documents, SupplierAccount account) : IFeed<CatalogItem>
{
    private const int PageSize = 500;

    /// <inheritdoc />
    public FeedBases Bases => FeedBases.Changed | FeedBases.Snapshot;

    /// <inheritdoc />
    public FeedScope Scope => FeedScope.Account;

    /// <inheritdoc />
    public IAsyncEnumerable<Page> ReadAsync(FeedRequest request, CancellationToken cancellationToken) =>
        request.Basis == FeedBases.Snapshot ? ReadAllAsync(request, cancellationToken) : ReadNewAsync(request, cancellationToken);

    /// <inheritdoc />
    public CatalogItem Map(RawRecord raw) => account.In(UblCatalogue.Read(UblDocument.Read(raw.Content)));

    /// <summary>Gives the prices that the catalogue tells.</summary>
    public async Task<IReadOnlyList<ItemPrice>> PricesAsync(FindPrices query, CancellationToken cancellationToken)
    {
        var rows = await RowsAsync(cancellationToken);
        return [.. query.ItemIds.Where(rows.ContainsKey).Select(id => Map(rows[id]).Price).OfType<ItemPrice>()];
    }

    private static RawRecord ToRecord(UblCatalogueRow row, FolderDocument document) =>
        new() { Id = row.ItemId, Content = row.Content, ChangedAt = document.ArrivedAt };

    private async Task<IReadOnlyList<FolderDocument>> CataloguesAsync(CancellationToken cancellationToken) =>
        [.. (await documents.LookAsync(cancellationToken)).Where(document => document.Kind == "Catalogue")];

    private async Task<UblDocument> ReadAsync(FolderDocument document, CancellationToken cancellationToken) =>
        UblDocument.Read(await documents.ContentAsync(document, cancellationToken));

    private async IAsyncEnumerable<Page> ReadNewAsync(FeedRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var cursor = FolderCursor.Read(request.After);
        foreach (var document in (await CataloguesAsync(cancellationToken)).Where(cursor.Wants))
        {
            var rows = UblCatalogue.Cut(await ReadAsync(document, cancellationToken)).ToList();
            do
            {
                var some = rows.Skip(cursor.Within).Take(PageSize).ToList();
                var read = cursor.Within + some.Count;
                cursor = read < rows.Count ? cursor with { Within = read } : new FolderCursor(document.Name, 0);
                yield return new Page
                {
                    Records = [.. some.Where(row => !row.IsGone).Select(row => ToRecord(row, document))],
                    Removals = [.. some.Where(row => row.IsGone).Select(row => new Removal(row.ItemId, RemovalReason.Deleted, document.ArrivedAt))],
                    Next = cursor.Write(),
                };
            }
            while (cursor.Within > 0);
        }
    }

    /// <summary>Everything since the last catalogue that replaced all before it.</summary>
    private async Task<Dictionary<string, RawRecord>> RowsAsync(CancellationToken cancellationToken)
    {
        var rows = new Dictionary<string, RawRecord>(StringComparer.Ordinal);
        foreach (var document in await CataloguesAsync(cancellationToken))
        {
            var catalogue = await ReadAsync(document, cancellationToken);
            if (UblCatalogue.Replaces(catalogue))
            {
                rows.Clear();
            }

            foreach (var row in UblCatalogue.Cut(catalogue))
            {
                rows.Remove(row.ItemId);
                if (!row.IsGone)
                {
                    rows[row.ItemId] = ToRecord(row, document);
                }
            }
        }

        return rows;
    }

    private async IAsyncEnumerable<Page> ReadAllAsync(FeedRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows = await RowsAsync(cancellationToken);

        // The order of the articles is that of the documents, so that a read that was broken off goes on where it was.
        var all = rows.Values.OrderBy(row => row.ChangedAt).ThenBy(row => row.Id, StringComparer.Ordinal).ToList();
        for (var read = FolderCursor.Read(request.After).Within; read < all.Count; read += PageSize)
        {
            var next = read + PageSize < all.Count ? read + PageSize : 0;
            yield return new Page { Records = all.GetRange(read, Math.Min(PageSize, all.Count - read)), Next = new FolderCursor(null, next).Write() };
        }
    }
}
