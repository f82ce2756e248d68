using System.Text.Json.Serialization;

namespace LeVieuxMoulin.Connectors.Lightspeed;

/// <summary>What <c>api:</c> of a connection may say besides the common keys.</summary>
internal sealed record LightspeedOptions
{
    /// <summary>Gets the account (R-Series); null: the vendor is asked.</summary>
    public string? AccountId { get; init; }

    /// <summary>Gets the one shop to read (R-Series); null: every one.</summary>
    public string? ShopId { get; init; }

    /// <summary>Gets the one business location to read (K-Series); null: every one.</summary>
    public string? BusinessLocationId { get; init; }

    /// <summary>Gets the currency where neither the rows nor a venue name one.</summary>
    public string? Currency { get; init; }

    /// <summary>Gets the field that sales are followed by (R-Series): updatetime, or timeStamp where the vendor does not filter by the first.</summary>
    public string? ChangeField { get; init; }

    /// <summary>Gets what the restaurant's own means of payment are, by code or name.</summary>
    public Dictionary<string, string>? Tenders { get; init; }
}

/// <summary>The settings' JSON, made at compile time: reflection would keep the plugin in memory after it was unloaded.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(LightspeedOptions))]
internal sealed partial class LightspeedJson : JsonSerializerContext;
