namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.HubSpot;

/// <summary>A subscription of the application.</summary>
internal sealed class HubSpotSubscription
{
    /// <summary>Gets the id.</summary>
    public required long Id { get; init; }

    /// <summary>Gets the type of event.</summary>
    public required string Type { get; init; }

    /// <summary>Gets the property, for changes.</summary>
    public string? Property { get; init; }

    /// <summary>Gets or sets a value indicating whether events are sent; a new one is paused.</summary>
    public bool IsActive { get; set; }

    /// <summary>Gets when it was made.</summary>
    public required long Created { get; init; }
}
