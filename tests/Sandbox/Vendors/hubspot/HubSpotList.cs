using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.HubSpot;

/// <summary>A list, which the vendor's pages call a segment.</summary>
internal sealed class HubSpotList
{
    /// <summary>Gets the id.</summary>
    public required int Id { get; init; }

    /// <summary>Gets or sets the name.</summary>
    public required string Name { get; set; }

    /// <summary>Gets how members come about.</summary>
    public required string Kind { get; init; }

    /// <summary>Gets the type of its members; contacts are 0-1.</summary>
    public string TypeId { get; init; } = "0-1";

    /// <summary>Gets or sets the rule.</summary>
    public JsonObject? Rule { get; set; }

    /// <summary>Gets the members by hand, with the time each came.</summary>
    public SortedDictionary<long, long> Members { get; init; } = [];

    /// <summary>Gets when it was made.</summary>
    public required long Created { get; init; }

    /// <summary>Gets or sets when it was changed.</summary>
    public required long Updated { get; set; }

    /// <summary>Gets or sets when it was deleted; zero when it is not.</summary>
    public long DeletedAt { get; set; }

    /// <summary>Gets or sets when its members are worked out.</summary>
    public long ReadyAt { get; set; }

    /// <summary>Gets or sets the number of changes.</summary>
    public int Version { get; set; } = 1;

    /// <summary>Gets a value indicating whether members may be added and removed.</summary>
    public bool IsEditable => Kind is "MANUAL" or "SNAPSHOT";
}
