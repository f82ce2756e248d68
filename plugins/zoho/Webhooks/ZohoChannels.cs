using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Zoho;

/// <summary>Keeps the channel that Zoho tells changes through. It lapses within a week, without a word.</summary>
internal sealed class ZohoChannels(ZohoApi api, TimeProvider time) : IWebhookSubscriber
{
    private const string Path = "actions/watch";
    private const long ChannelNumbers = 1_000_000_000_000;

    /// <summary>A week is the most; asked for more, Zoho gives an hour.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(7) - TimeSpan.FromHours(1);

    private static readonly string[] Events = ["Contacts.create", "Contacts.edit", "Contacts.delete"];

    public async Task<WebhookSubscription> EnsureAsync(Uri address, WebhookSubscription? current, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        var id = current?.Id ?? ChannelOf(address);
        var secret = current?.Secret ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20));
        var channel = new JsonObject
        {
            ["channel_id"] = id,
            ["events"] = new JsonArray([.. Events.Select(name => (JsonNode)name)]),
            ["channel_expiry"] = ZohoText.Of(time.GetUtcNow() + Lifetime),
            ["token"] = secret,
            ["return_affected_field_values"] = false,
            ["notify_on_related_action"] = false,
            ["notify_url"] = address.OriginalString,
        };
        var body = new JsonObject { ["watch"] = new JsonArray(channel) };

        // A channel that lapsed is not there any more, and one that is cannot be made again: the other call is tried.
        var outcome = await TryAsync(current is null ? HttpMethod.Post : HttpMethod.Put, body, cancellationToken);
        if (outcome.IsError)
        {
            outcome = await TryAsync(current is null ? HttpMethod.Put : HttpMethod.Post, body, cancellationToken);
        }

        return outcome.IsError
            ? throw new ConnectorException(ZohoErrors.ToFault(new ZohoEntry(outcome.Code, outcome.Status, outcome.Message), 400, $"POST {Path}"))
            : new WebhookSubscription { Id = id, Secret = secret, ExpiresAt = outcome.Details?.Events?.Select(made => made.ChannelExpiry).Min() ?? time.GetUtcNow() + TimeSpan.FromHours(1) };
    }

    public async Task RemoveAsync(WebhookSubscription current, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(current);
        try
        {
            await api.DeleteAsync($"{Path}?channel_ids={Uri.EscapeDataString(current.Id)}", cancellationToken);
        }
        catch (ConnectorException e) when (e.Fault.Kind is FaultKind.NotFound or FaultKind.Validation)
        {
            // Lapsed already, which is what was asked for.
        }
    }

    private async Task<ZohoWatched> TryAsync(HttpMethod method, JsonObject body, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await api.PutAsync(method, Path, body, null, cancellationToken);
            return JsonSerializer.Deserialize(answer, ZohoJson.Default.ZohoWatchAnswer)!.Watch is [var only, ..] ? only : throw ZohoRefusal.Unexpected("The answer names no channel.");
        }
        catch (ConnectorException e) when (e.Fault.Kind is FaultKind.NotFound or FaultKind.Validation or FaultKind.Refused)
        {
            return new ZohoWatched(e.Fault.Code ?? "INVALID_DATA", "error");
        }
    }

    /// <summary>A channel's number is ours to choose: the same for the same address, so that a lost answer makes no second one.</summary>
    private static string ChannelOf(Uri address) =>
        (ChannelNumbers + (BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(address.OriginalString))) & long.MaxValue) % ChannelNumbers).ToString(CultureInfo.InvariantCulture);
}

/// <summary>What became of the channels asked for.</summary>
internal sealed record ZohoWatchAnswer(List<ZohoWatched>? Watch = null);

/// <summary>One of them.</summary>
internal sealed record ZohoWatched(string? Code = null, string? Status = null, string? Message = null, ZohoWatchDetails? Details = null)
{
    public bool IsError => Status == "error";
}

/// <summary>What it watches now.</summary>
internal sealed record ZohoWatchDetails(List<ZohoWatchEvent>? Events = null);

/// <summary>One event of it.</summary>
internal sealed record ZohoWatchEvent(DateTimeOffset? ChannelExpiry = null);
