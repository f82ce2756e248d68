using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Campaign.Kills;

/// <summary>The settings of the till and the supplier that are under load.</summary>
internal static class Settings
{
    /// <summary>The till's name, and its vendor's.</summary>
    public const string Till = "square";

    /// <summary>The supplier's name, and its vendor's.</summary>
    public const string Supplier = "metro";

    private const string WebhookKey = "campaign-signature-key";

    /// <summary>Writes the connections' files.</summary>
    /// <param name="at">The installation.</param>
    /// <param name="till">The till.</param>
    /// <param name="supplier">The supplier.</param>
    /// <param name="webhooks">Where the till sends its webhooks; null: nowhere.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public static async Task WriteAsync(Installation at, Simulator till, Simulator supplier, Uri? webhooks, CancellationToken cancellationToken)
    {
        at.InstallPlugin(Till);
        at.InstallPlugin(Supplier);
        var one = Common(await till.ConnectionAsync(cancellationToken), Till);
        one["sync"] = new JsonObject { ["sale"] = new JsonObject { ["every"] = "30d" }, ["payment"] = new JsonObject { ["every"] = "10s" } };
        if (webhooks is not null)
        {
            one["webhooks"] = new JsonObject { ["enabled"] = true, ["public_url"] = AddressOf(webhooks), ["secret"] = WebhookKey };
        }

        at.Connect(Till, one);
        var other = Common(await supplier.ConnectionAsync(cancellationToken), Supplier);
        other["api"]!["client_number"] = "0000000";
        at.Connect(Supplier, other);
    }

    /// <summary>Has the till send its webhooks.</summary>
    public static async Task SubscribeAsync(Simulator till, Uri webhooks, CancellationToken cancellationToken) =>
        (await till.HappenAsync(new JsonObject { ["type"] = "subscribe", ["notificationUrl"] = AddressOf(webhooks), ["signatureKey"] = WebhookKey }, cancellationToken)).ShouldBeTrue("the till takes the subscription");

    private static string AddressOf(Uri webhooks) => new Uri(webhooks, $"webhooks/{Till}").AbsoluteUri;

    private static JsonObject Common(JsonObject settings, string connector)
    {
        settings["connector"] = connector;
        settings["auth"] = new JsonObject { ["method"] = "bearer", ["token"] = "sandbox" };
        settings["rate_limit"] = new JsonObject { ["max_requests_per_minute"] = 60000, ["max_burst"] = 1000 };
        return settings;
    }
}
