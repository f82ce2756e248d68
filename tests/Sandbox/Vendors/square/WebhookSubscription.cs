namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Square;

/// <summary>A subscription to events.</summary>
internal sealed class WebhookSubscription
{
    /// <summary>Gets the id.</summary>
    public required string Id { get; init; }

    /// <summary>Gets or sets the name.</summary>
    public required string Name { get; set; }

    /// <summary>Gets or sets the address that events go to, exactly as registered.</summary>
    public required string Url { get; set; }

    /// <summary>Gets or sets the types wanted.</summary>
    public required IReadOnlyList<string> Types { get; set; }

    /// <summary>Gets or sets the version of the events.</summary>
    public required string Version { get; set; }

    /// <summary>Gets or sets the key that events are signed with.</summary>
    public required string Key { get; set; }

    /// <summary>Gets or sets a value indicating whether events are sent.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Gets when it was made.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>Gets or sets when it was changed.</summary>
    public required DateTimeOffset Updated { get; set; }
}
