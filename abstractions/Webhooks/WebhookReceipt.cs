namespace LeVieuxMoulin.Connectors;

/// <summary>What a delivery said, and the answer its sender waits for.</summary>
public sealed record WebhookReceipt
{
    /// <summary>Gets why the delivery is refused, in words without a secret; null when its origin is proven. Refused, nothing of it is stored.</summary>
    public string? Refusal { get; init; }

    /// <summary>Gets the events, in order; none is fine.</summary>
    public IReadOnlyList<WebhookEvent> Events { get; init; } = [];

    /// <summary>Gets the JSON body to acknowledge with once the events are stored; empty: 200 without a body.</summary>
    public string Reply { get; init; } = "";
}
