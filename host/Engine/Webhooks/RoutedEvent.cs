namespace LeVieuxMoulin.Connectors.Engine.Webhooks;

/// <summary>An event and the connection it belongs to.</summary>
/// <param name="Connection">The connection.</param>
/// <param name="Event">What the vendor told.</param>
public sealed record RoutedEvent(string Connection, WebhookEvent Event);
