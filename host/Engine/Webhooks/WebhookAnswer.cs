namespace LeVieuxMoulin.Connectors.Engine.Webhooks;

/// <summary>The answer to a delivery. It tells a stranger nothing.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Body">The JSON body to acknowledge with; empty for none.</param>
/// <param name="RetryAfter">When to send it again.</param>
public sealed record WebhookAnswer(WebhookAnswerKind Kind, string Body = "", TimeSpan? RetryAfter = null);
