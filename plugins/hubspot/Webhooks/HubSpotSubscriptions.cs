using System.Text.Json;

namespace LeVieuxMoulin.Connectors.HubSpot;

/// <summary>Keeps the application's address and subscriptions. They belong to the developer's application and serve every account that installed it.</summary>
internal sealed class HubSpotSubscriptions(HubSpotApi application, string path, string app, HubSpotFields fields) : IWebhookSubscriber
{
    private const int Concurrent = 10;
    private const string PropertyChange = "contact.propertyChange";

    private static readonly string[] Events = ["contact.creation", "contact.deletion", "contact.merge", "contact.restore", "contact.privacyDeletion"];

    public async Task<WebhookSubscription> EnsureAsync(Uri address, WebhookSubscription? current, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        var settings = new HubSpotHookSettings(address.OriginalString, new HubSpotThrottling(Concurrent));
        await application.PutAsync(HttpMethod.Put, $"{path}/settings", settings, HubSpotJson.Default.HubSpotHookSettings, cancellationToken);
        var held = await ListAsync(cancellationToken);
        foreach (var wanted in Wanted())
        {
            var found = held.Find(wanted.IsSame);
            if (found is null)
            {
                await application.PutAsync(HttpMethod.Post, $"{path}/subscriptions", wanted, HubSpotJson.Default.HubSpotHook, cancellationToken);
            }
            else if (found.Active is not true)
            {
                await application.PutAsync(HttpMethod.Patch, $"{path}/subscriptions/{found.Id}", new HubSpotHookState(true), HubSpotJson.Default.HubSpotHookState, cancellationToken);
            }
        }

        // It is signed with the application's own secret, which stands in the configuration, and lasts until it is taken away.
        return new WebhookSubscription { Id = app };
    }

    public async Task RemoveAsync(WebhookSubscription current, CancellationToken cancellationToken)
    {
        foreach (var ours in (await ListAsync(cancellationToken)).Where(held => Wanted().Exists(held.IsSame)))
        {
            try
            {
                await application.DeleteAsync($"{path}/subscriptions/{ours.Id}", cancellationToken);
            }
            catch (ConnectorException e) when (e.Fault.Kind == FaultKind.NotFound)
            {
                // Gone already, which is what was asked for.
            }
        }
    }

    private List<HubSpotHook> Wanted() =>
        [.. Events.Select(type => new HubSpotHook(type, Active: true)), .. fields.Watched.Select(property => new HubSpotHook(PropertyChange, property, true))];

    private async Task<List<HubSpotHook>> ListAsync(CancellationToken cancellationToken) =>
        JsonSerializer.Deserialize(await application.GetAsync($"{path}/subscriptions", cancellationToken), HubSpotJson.Default.HubSpotHookList)!.Results;
}

/// <summary>One subscription. A new one is paused unless it says otherwise.</summary>
internal sealed record HubSpotHook(string EventType, string? PropertyName = null, bool? Active = null, JsonElement? Id = null)
{
    public bool IsSame(HubSpotHook other) => other.EventType == EventType && other.PropertyName == PropertyName;
}

/// <summary>The application's subscriptions.</summary>
internal sealed record HubSpotHookList(List<HubSpotHook> Results);

/// <summary>Whether one is in force.</summary>
internal sealed record HubSpotHookState(bool Active);

/// <summary>Where HubSpot delivers to, and how many at once.</summary>
internal sealed record HubSpotHookSettings(string TargetUrl, HubSpotThrottling Throttling);

/// <summary>How many at once.</summary>
internal sealed record HubSpotThrottling(int MaxConcurrentRequests);
