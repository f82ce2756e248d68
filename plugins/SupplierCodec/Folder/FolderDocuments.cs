using LeVieuxMoulin.Connectors.UblCodec;

namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>The documents that arrived, read once each for what they are about.</summary>
internal sealed class FolderDocuments(IDropFolder folder) : IDisposable
{
    private static readonly string[] Known = ["OrderResponse", "OrderResponseSimple", "DespatchAdvice", "Catalogue"];
    private readonly SemaphoreSlim one = new(1);
    private readonly List<FolderDocument> documents = [];
    private readonly Dictionary<string, ReadOnlyMemory<byte>> aboutOrders = new(StringComparer.Ordinal);

    /// <summary>Looks what arrived, and gives what arrived so far.</summary>
    public async Task<IReadOnlyList<FolderDocument>> LookAsync(CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            await foreach (var file in folder.ReadAsync(documents.Count == 0 ? null : documents[^1].Name, cancellationToken))
            {
                var document = Recognise(file);
                if (document.IsAboutOrders)
                {
                    aboutOrders[file.Name] = file.Content;
                }

                documents.Add(document);
            }

            return [.. documents];
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Gives the bytes of a document.</summary>
    public async Task<ReadOnlyMemory<byte>> ContentAsync(FolderDocument document, CancellationToken cancellationToken)
    {
        if (aboutOrders.TryGetValue(document.Name, out var kept))
        {
            return kept;
        }

        await foreach (var file in folder.ReadAsync(Before(document.Name), cancellationToken))
        {
            return file.Name == document.Name ? file.Content : throw Gone(document);
        }

        throw Gone(document);
    }

    /// <summary>Finds a document that we sent.</summary>
    public Task<DroppedFile?> FindSentAsync(string name, CancellationToken cancellationToken) => folder.FindAsync(name, cancellationToken);

    /// <summary>Sends a document.</summary>
    public Task SendAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => folder.PutAsync(name, content, cancellationToken);

    /// <inheritdoc />
    public void Dispose() => one.Dispose();

    /// <summary>The greatest text that sorts before a name and after all shorter ones.</summary>
    private static string Before(string name) => name[..^1] + (char)(name[^1] - 1) + '\uffff';

    private static ConnectorException Gone(FolderDocument document) =>
        new(new Fault(FaultKind.UnexpectedContent, $"The document {document.Name} is not in the folder any more."));

    private static FolderDocument Recognise(DroppedFile file)
    {
        try
        {
            var document = UblDocument.Read(file.Content);
            var isKnown = Known.Contains(document.Kind);
            return new FolderDocument(file.Name, file.ArrivedAt, isKnown ? document.Kind : "", isKnown ? document.OrderReferences : []);
        }
        catch (ConnectorException)
        {
            // Told by the feed of orders, which sets it aside under its name.
            return new FolderDocument(file.Name, file.ArrivedAt, "", []);
        }
    }
}
