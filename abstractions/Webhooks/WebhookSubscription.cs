namespace LeVieuxMoulin.Connectors;

/// <summary>A subscription at the vendor.</summary>
public sealed record WebhookSubscription
{
    /// <summary>Gets the vendor's id of it.</summary>
    public required string Id { get; init; }

    /// <summary>Gets when it lapses unless renewed; null: never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Gets the secret the vendor made for it; the host keeps it encrypted and adds it to WebhookRequest.Secrets.</summary>
    public string? Secret { get; init; }
}
