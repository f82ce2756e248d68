using System.Xml;
using System.Xml.Linq;

namespace LeVieuxMoulin.Connectors.UblCodec;

/// <summary>A document as it came: its kind and its elements. Nothing outside of it is ever fetched.</summary>
public sealed class UblDocument
{
    private const long MostCharacters = 256L << 20;

    private UblDocument(XElement root) => Root = root;

    /// <summary>Gets the kind: Order, OrderResponse, DespatchAdvice, Catalogue.</summary>
    public string Kind => Root.Name.LocalName;

    /// <summary>Gets the document's own number.</summary>
    public string Id => Root.Need("ID");

    /// <summary>Gets the root.</summary>
    internal XElement Root { get; }

    /// <summary>Gets our numbers of the orders that it is about.</summary>
    public IReadOnlyList<string> OrderReferences => Kind == "Order"
        ? [Id]
        : [.. Root.Elements(UblNames.Cac + "OrderReference")
            .Concat(Root.Elements(UblNames.Cac + "DespatchLine").Elements(UblNames.Cac + "OrderLineReference").Elements(UblNames.Cac + "OrderReference"))
            .Select(reference => reference.Text("ID")).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>Reads a document.</summary>
    /// <param name="content">Its bytes.</param>
    /// <exception cref="ConnectorException">It is not XML, or has a document type, which UBL never has.</exception>
    public static UblDocument Read(ReadOnlyMemory<byte> content)
    {
        using var stream = new MemoryStream(content.ToArray(), writable: false);
        using var reader = XmlReader.Create(stream, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = MostCharacters,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        });
        try
        {
            return new UblDocument(XElement.Load(reader));
        }
        catch (XmlException e)
        {
            // Its own words may quote the document.
            throw UblFault.Of($"The document is not XML as UBL has it; see line {e.LineNumber}, position {e.LinePosition}.", e);
        }
    }

    /// <summary>Takes an element for a document.</summary>
    internal static UblDocument Of(XElement root) => new(root);

    /// <summary>Insists on a kind.</summary>
    internal XElement As(params string[] kinds) => Array.IndexOf(kinds, Kind) >= 0
        ? Root
        : throw UblFault.Of($"The document is a {Kind}, and {string.Join(" or ", kinds)} is wanted.");
}
