using System.Text.Json.Serialization;

namespace LeVieuxMoulin.Connectors.TheFork;

/// <summary>What <c>api:</c> of a connection may say besides the common keys.</summary>
internal sealed record TheForkOptions
{
    /// <summary>Gets the restaurants, as TheFork ids them. No call lists them.</summary>
    [JsonPropertyName("restaurant_id")]
    public required IReadOnlyList<string> RestaurantId { get; init; }

    /// <summary>Gets the group the restaurants belong to; without it guests cannot be read.</summary>
    [JsonPropertyName("group_id")]
    public string? GroupId { get; init; }

    /// <summary>Gets the language of offers, and of bookings for guests whose own is not known.</summary>
    [JsonPropertyName("locale")]
    public string? Locale { get; init; }

    /// <summary>Gets whether a change may carry the house's note: the published contract refuses the field, a later reading of it has it.</summary>
    [JsonPropertyName("change_venue_note")]
    public bool ChangeVenueNote { get; init; }
}
