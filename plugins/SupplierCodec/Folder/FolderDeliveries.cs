using System.Runtime.CompilerServices;
using LeVieuxMoulin.Connectors.Suppliers;
using LeVieuxMoulin.Connectors.UblCodec;

namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>Deliveries, one for each despatch advice.</summary>
internal sealed class FolderDeliveries(FolderDocuments documents, SupplierAccount account) : IFeed<Delivery>
{
    /// <inheritdoc />
    public FeedBases Bases => FeedBases.Changed;

    /// <inheritdoc />
    public FeedScope Scope => FeedScope.Account;

    /// <inheritdoc />
    public async IAsyncEnumerable<Page> ReadAsync(FeedRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var cursor = FolderCursor.Read(request.After);
        foreach (var document in (await documents.LookAsync(cancellationToken)).Where(document => document.Kind == "DespatchAdvice" && cursor.Wants(document)))
        {
            var content = await documents.ContentAsync(document, cancellationToken);
            yield return new Page
            {
                Records = [new RawRecord { Id = IdOf(content), Content = content, ChangedAt = document.ArrivedAt }],
                Next = new FolderCursor(document.Name, 0).Write(),
            };
        }
    }

    /// <inheritdoc />
    public Delivery Map(RawRecord raw) => account.In(UblDespatch.Read(UblDocument.Read(raw.Content), account.Place));

    /// <summary>An advice without a number has an empty id, which sets it aside.</summary>
    private static string IdOf(ReadOnlyMemory<byte> content)
    {
        try
        {
            return UblDocument.Read(content).Id;
        }
        catch (ConnectorException)
        {
            return "";
        }
    }
}
