namespace LeVieuxMoulin.Connectors.Engine.Webhooks;

/// <summary>A delivery as the door took it in.</summary>
/// <param name="Method">The method.</param>
/// <param name="Url">The address it came to, query included.</param>
/// <param name="Headers">The headers, by name without case.</param>
/// <param name="Body">The raw body, at most <see cref="WebhookIntake.MaxBodyBytes"/>.</param>
public sealed record WebhookDelivery(string Method, Uri Url, IReadOnlyDictionary<string, IReadOnlyList<string>> Headers, ReadOnlyMemory<byte> Body);
