using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Engine.Webhooks;

/// <summary>Writes and reads waiting events for the stores.</summary>
public static class WebhookEventCodec
{
    /// <summary>Writes an event.</summary>
    /// <param name="told">The event.</param>
    public static string ToJson(WebhookEvent told) => JsonSerializer.Serialize(told, WebhookJson.Default.WebhookEvent);

    /// <summary>Reads an event.</summary>
    /// <param name="json">The event as JSON.</param>
    public static WebhookEvent FromJson(string json) => JsonSerializer.Deserialize(json, WebhookJson.Default.WebhookEvent)
        ?? throw new JsonException("A waiting event is null.");

    /// <summary>Tells what makes two waiting events one: the same hint, or the same stream and nothing more.</summary>
    /// <param name="told">The event.</param>
    /// <returns>The key; null when the event must stay by itself.</returns>
    public static string? CoalesceKeyOf(WebhookEvent told)
    {
        ArgumentNullException.ThrowIfNull(told);
        return told.Record is null && told.Removal is null
            ? $"{told.Stream}\n{told.Hint?.LocationId}\n{told.Hint?.Id}"
            : null;
    }
}
