using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using LeVieuxMoulin.Connectors.Suppliers;
using LeVieuxMoulin.Connectors.UblCodec;

namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>All documents about one order, ours and the supplier's, in the order they went: what the order is follows from them alone.</summary>
internal static class OrderDossier
{
    private const string Root = "dossier";
    private const string Entry = "document";

    /// <summary>Binds documents together.</summary>
    public static RawRecord Bind(string reference, IEnumerable<(DateTimeOffset At, ReadOnlyMemory<byte> Content)> documents)
    {
        var sorted = documents.OrderBy(document => document.At).ToList();
        var dossier = new XElement(Root, new XAttribute("reference", reference), sorted.Select(document =>
            new XElement(Entry, new XAttribute("at", document.At.ToString("O", CultureInfo.InvariantCulture)), new XCData(Encoding.UTF8.GetString(Utf8(document.Content))))));
        return new RawRecord
        {
            Id = reference,
            Content = Encoding.UTF8.GetBytes(dossier.ToString(SaveOptions.DisableFormatting)),
            ChangedAt = sorted.Count == 0 ? null : sorted[^1].At,
        };
    }

    /// <summary>Reads the order that documents amount to.</summary>
    public static SupplierOrder Read(RawRecord raw, SupplierAccount account)
    {
        var (dossier, reference) = Open(raw);
        var order = new SupplierOrder { Id = reference, Reference = reference, Status = new(SupplierOrderStatus.Submitted), Aliases = new Dictionary<string, string> { ["reference"] = reference } };
        var fold = new OrderFold(order, account);
        foreach (var document in dossier.Elements(Entry))
        {
            fold.Take(UblDocument.Read(Encoding.UTF8.GetBytes(document.Value)));
        }

        return fold.Order;
    }

    private static (XElement Dossier, string Reference) Open(RawRecord raw)
    {
        var root = Load(raw.Content);
        return root.Name.LocalName == Root && root.Attribute("reference")?.Value is { Length: > 0 } reference
            ? (root, reference)
            : throw new ConnectorException(new Fault(FaultKind.UnexpectedContent, $"The document is a {root.Name.LocalName}, which this connector does not read."));
    }

    /// <summary>Brings a document of another encoding into ours; its declaration is left out, since it would not be true any more.</summary>
    private static byte[] Utf8(ReadOnlyMemory<byte> content) => Encoding.UTF8.GetBytes(Load(content).ToString(SaveOptions.DisableFormatting));

    private static XElement Load(ReadOnlyMemory<byte> content)
    {
        using var stream = new MemoryStream(content.ToArray(), writable: false);
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        try
        {
            return XElement.Load(reader);
        }
        catch (XmlException e)
        {
            throw new ConnectorException(new Fault(FaultKind.UnexpectedContent, $"The document is not XML; see line {e.LineNumber}, position {e.LinePosition}."), e);
        }
    }
}
