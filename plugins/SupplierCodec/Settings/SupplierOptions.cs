using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>The options of a supplier connection, as the configuration writes them.</summary>
/// <remarks>Settable, because generated JSON code gives an init-only property its type's default and loses the one written here.</remarks>
internal sealed record SupplierOptions
{
    /// <summary>Gets the supplier's depot or store that serves us.</summary>
    public string? SiteId { get; set; }

    /// <summary>Gets the currency of orders.</summary>
    public string? Currency { get; set; }

    /// <summary>Gets the contract that prices come from.</summary>
    public string? ContractId { get; set; }

    /// <summary>Gets the supplier's id of our delivery place.</summary>
    public string? DeliveryLocationId { get; set; }

    /// <summary>Gets our name on orders.</summary>
    public string? BuyerName { get; set; }

    /// <summary>Gets our SIRET.</summary>
    public string? BuyerSiret { get; set; }

    /// <summary>Gets our global location number (GS1).</summary>
    public string? BuyerGln { get; set; }

    /// <summary>Gets our VAT number.</summary>
    public string? BuyerVatNumber { get; set; }

    /// <summary>Gets the supplier's global location number (GS1), for documents.</summary>
    public string? SupplierGln { get; set; }

    /// <summary>Gets the supplier's SIRET, for documents.</summary>
    public string? SupplierSiret { get; set; }

    /// <summary>Gets the terms agreed, for what the supplier's API does not tell.</summary>
    public SupplierTerms? Terms { get; set; }

    /// <summary>Gets how each operation is done, by name; native where nothing is said.</summary>
    public IReadOnlyDictionary<string, string> Capabilities { get; set; } = new Dictionary<string, string>();

    /// <summary>Gets paths that differ from the contract's, by operation.</summary>
    public IReadOnlyDictionary<string, string> Paths { get; set; } = new Dictionary<string, string>();

    /// <summary>Gets the supplier's words that differ from the contract's.</summary>
    public SupplierWordMap Map { get; set; } = new();

    /// <summary>Gets the options that only some suppliers have, such as the customer's number under its own name.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement> Others { get; set; } = new Dictionary<string, JsonElement>();
}
