using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace LeVieuxMoulin.Connectors.UblCodec;

/// <summary>Builds elements, leaving out what has no value.</summary>
internal static class UblWriting
{
    /// <summary>Makes a plain value; nothing of a value that is missing.</summary>
    public static XElement? V(string name, string? value, params XAttribute?[] attributes) =>
        string.IsNullOrEmpty(value) ? null : new XElement(UblNames.Cbc + name, attributes, value);

    /// <summary>Makes an aggregate; nothing of one that would be empty.</summary>
    public static XElement? A(string name, params object?[] content)
    {
        var element = new XElement(UblNames.Cac + name, content);
        return element.HasElements ? element : null;
    }

    /// <summary>Says which list a number is of.</summary>
    public static XAttribute Scheme(string id) => new("schemeID", id);

    /// <summary>Writes a day.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Writes a time of day.</summary>
    public static string? Time(TimeOnly? time) => time?.ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>Makes a quantity; a unit of the supplier's own goes by its own word.</summary>
    public static XElement Quantity(string name, Quantity quantity) => new(
        UblNames.Cbc + name, new XAttribute("unitCode", quantity.Unit == Connectors.Quantity.Own && quantity.UnitName is { } own ? own : quantity.Unit), XmlConvert.ToString(quantity.Value));

    /// <summary>Makes a document with the heads that all have.</summary>
    public static XElement Document(string kind, string transaction, string profile, string id, params object?[] content) => new(
        UblNames.Document(kind),
        new XAttribute(XNamespace.Xmlns + "cac", UblNames.Cac),
        new XAttribute(XNamespace.Xmlns + "cbc", UblNames.Cbc),
        V("CustomizationID", $"urn:fdc:peppol.eu:poacc:trns:{transaction}:3"),
        V("ProfileID", $"urn:fdc:peppol.eu:poacc:bis:{profile}:3"),
        V("ID", id),
        content);

    /// <summary>Makes the buyer.</summary>
    public static XElement? Buyer(UblParties parties) => A(
        "BuyerCustomerParty",
        V("SupplierAssignedAccountID", parties.CustomerNumber),
        Party(parties.BuyerName, parties.BuyerGln, parties.BuyerSiret, parties.BuyerVatNumber));

    /// <summary>Makes the seller.</summary>
    public static XElement? Seller(UblParties parties) => A(
        "SellerSupplierParty",
        V("CustomerAssignedAccountID", parties.SellerSite),
        Party(parties.SellerName, parties.SellerGln, parties.SellerSiret, null));

    /// <summary>Gives a document's bytes.</summary>
    public static byte[] Bytes(XElement root)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true }))
        {
            root.Save(writer);
        }

        return stream.ToArray();
    }

    private static XElement? Party(string name, string? gln, string? siret, string? vatNumber) => A(
        "Party",
        V("EndpointID", gln ?? siret, Scheme(gln is null ? "0009" : "0088")),
        A("PartyIdentification", V("ID", gln ?? siret, Scheme(gln is null ? "0009" : "0088"))),
        A("PartyName", V("Name", name)),
        vatNumber is null ? null : A("PartyTaxScheme", V("CompanyID", vatNumber), A("TaxScheme", V("ID", "VAT"))),
        A("PartyLegalEntity", V("RegistrationName", name), V("CompanyID", siret, Scheme("0009"))));
}
