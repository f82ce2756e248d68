namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>What plugin.yaml says, readable without running the plugin.</summary>
public sealed record PluginManifest
{
    /// <summary>Gets the vendor id: lower case, the folder's name.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the name for people.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the plugin's own version.</summary>
    public required string Version { get; init; }

    /// <summary>Gets the contract it was built on; checked against the stamp in the assembly.</summary>
    public required string Contract { get; init; }

    /// <summary>Gets the entry assembly's file name.</summary>
    public required string Assembly { get; init; }

    /// <summary>Gets the kinds: pos, supplier, reservation, crm.</summary>
    public required IReadOnlyList<string> Kinds { get; init; }

    /// <summary>Gets the variants, one at least: unlike APIs that a vendor sells under one name.</summary>
    public required IReadOnlyList<ManifestVariant> Variants { get; init; }
}
