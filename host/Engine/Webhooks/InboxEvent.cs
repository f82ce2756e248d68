namespace LeVieuxMoulin.Connectors.Engine.Webhooks;

/// <summary>An event that waits in the inbox.</summary>
/// <param name="Number">Its running number.</param>
/// <param name="Event">What the vendor told.</param>
/// <param name="Attempts">How often it was tried to work it in.</param>
public sealed record InboxEvent(long Number, WebhookEvent Event, int Attempts);
