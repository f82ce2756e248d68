using System.Xml.Linq;

namespace LeVieuxMoulin.Connectors.UblCodec;

/// <summary>The names of UBL 2.1.</summary>
internal static class UblNames
{
    /// <summary>Aggregates.</summary>
    public static readonly XNamespace Cac = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";

    /// <summary>Plain values.</summary>
    public static readonly XNamespace Cbc = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";

    private const string Documents = "urn:oasis:names:specification:ubl:schema:xsd:";

    /// <summary>Gives the name of a document's root.</summary>
    public static XName Document(string kind) => XNamespace.Get($"{Documents}{kind}-2") + kind;
}
