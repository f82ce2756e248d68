namespace LeVieuxMoulin.Connectors;

/// <summary>What every record of a vendor has.</summary>
/// <remarks>Properties, never constructor parameters: a new optional property leaves compiled plugins loadable.</remarks>
public abstract record VendorRecord
{
    /// <summary>Gets the vendor's id, the one the feed gave.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the vendor's location id.</summary>
    public string? LocationId { get; init; }

    /// <summary>Gets the same thing's other names at this vendor (confirmation, receipt, reference), for matching across its APIs.</summary>
    public IReadOnlyDictionary<string, string> Aliases { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets whether the vendor will not change the record any more. The host follows a record that it can only fetch by id until then.</summary>
    public virtual bool IsFinal => false;
}
