using System.Text.Json.Serialization;

namespace LeVieuxMoulin.Connectors.OpenTable;

/// <summary>What <c>api:</c> of a connection may say besides the common keys.</summary>
internal sealed record OpenTableOptions
{
    /// <summary>Gets the restaurants' numbers (rid).</summary>
    [JsonPropertyName("restaurant_id")]
    public required IReadOnlyList<string> RestaurantId { get; init; }

    /// <summary>Gets the partner's number; without it guests cannot be made.</summary>
    [JsonPropertyName("partner_id")]
    public string? PartnerId { get; init; }

    /// <summary>Gets whether bookings are made for the restaurant (in-house) or as a channel of the network (consumer): the partnership decides. Default: in-house.</summary>
    [JsonPropertyName("booking_api")]
    public string? BookingApi { get; init; }

    /// <summary>Gets the dining area where a booking names none. Default: 1.</summary>
    [JsonPropertyName("dining_area_id")]
    public int? DiningAreaId { get; init; }

    [JsonIgnore]
    public bool IsInHouse => BookingApi != "consumer";
}
