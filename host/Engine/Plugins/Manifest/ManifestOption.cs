namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>An option of the plugin.</summary>
public sealed record ManifestOption
{
    /// <summary>Gets the key in the YAML file, as api.location_id.</summary>
    public required string Key { get; init; }

    /// <summary>Gets the type: text, number, boolean, list, map.</summary>
    public string Type { get; init; } = "text";

    /// <summary>Gets whether it must be there.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Gets whether it is kept encrypted and never shown.</summary>
    public bool IsSecret { get; init; }

    /// <summary>Gets whether its values are the vendor's ids of places; each becomes a venue of the connection.</summary>
    public bool IsLocation { get; init; }

    /// <summary>Gets the values it may take; empty: any.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Gets what it is, for the operator.</summary>
    public required LocalText Description { get; init; }
}
