namespace LeVieuxMoulin.Connectors.Engine.Webhooks;

/// <summary>What a delivery's sender is told.</summary>
public enum WebhookAnswerKind
{
    /// <summary>Stored: 200, with the body the vendor wants.</summary>
    Accepted = 0,

    /// <summary>Nobody takes webhooks under this name: 404. Said alike for unknown, switched-off and secretless connections.</summary>
    NotFound,

    /// <summary>Its origin is not proven: 401, without a reason.</summary>
    Refused,

    /// <summary>Too large: 413.</summary>
    TooLarge,

    /// <summary>Not now: 503; the vendor sends it again.</summary>
    Unavailable,
}
