using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>The options of a supplier connection, as the configuration writes them.</summary>
internal sealed record SupplierOptions
{
    /// <summary>Gets the supplier's depot or store that serves us.</summary>
    public string? SiteId { get; init; }

    /// <summary>Gets the currency of orders.</summary>
    public string? Currency { get; init; }

    /// <summary>Gets the contract that prices come from.</summary>
    public string? ContractId { get; init; }

    /// <summary>Gets the supplier's id of our delivery place.</summary>
    public string? DeliveryLocationId { get; init; }

    /// <summary>Gets our own numbers.</summary>
    public SupplierIds Ids { get; init; } = new();

    /// <summary>Gets the terms agreed, for what the supplier's API does not tell.</summary>
    public SupplierTerms? Terms { get; init; }

    /// <summary>Gets how each operation is done, by name; native where nothing is said.</summary>
    public IReadOnlyDictionary<string, string> Capabilities { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets paths that differ from the contract's, by operation.</summary>
    public IReadOnlyDictionary<string, string> Paths { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets the supplier's words that differ from the contract's.</summary>
    public SupplierWordMap Map { get; init; } = new();

    /// <summary>Gets the options that only some suppliers have, such as the customer's number under its own name.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement> Others { get; init; } = new Dictionary<string, JsonElement>();
}
