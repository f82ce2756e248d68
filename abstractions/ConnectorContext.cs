using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;

namespace LeVieuxMoulin.Connectors;

/// <summary>What the host lends to one connector for as long as it lives.</summary>
public sealed class ConnectorContext
{
    /// <summary>Gets the connection's name in the configuration, such as till-terrace.</summary>
    public required string Connection { get; init; }

    /// <summary>Gets the manifest variant in force (r-series, in-house); empty when the plugin has one.</summary>
    public string Variant { get; init; } = "";

    /// <summary>Gets the plugin's own settings as UTF-8 JSON, already checked against the manifest.</summary>
    public ReadOnlyMemory<byte> Settings { get; init; } = "{}"u8.ToArray();

    /// <summary>Gets the client of the connection's own credential: authenticated, limited, retried, audited.</summary>
    public required HttpClient Http { get; init; }

    /// <summary>Gets further clients by credential name, where the manifest names more than one (an application's token beside a seller's).</summary>
    public IReadOnlyDictionary<string, HttpClient> OtherHttp { get; init; } = new Dictionary<string, HttpClient>();

    /// <summary>Gets the folder shared with the partner, when the manifest asks for one; files, SFTP or mail may stand behind it.</summary>
    public IDropFolder? DropFolder { get; init; }

    /// <summary>Gets what the token answer said besides tokens (api_domain, merchant_id, scope).</summary>
    public IReadOnlyDictionary<string, string> Grant { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets the configured venues; empty: the host reads every location that feed.location gives.</summary>
    public IReadOnlyList<VenueSettings> Venues { get; init; } = [];

    /// <summary>Gets the clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Gets the connection's logger. Messages hold no token, no body and no person.</summary>
    public required ILogger Logger { get; init; }

    /// <summary>Reads Settings into the plugin's options.</summary>
    /// <exception cref="ConnectorException"><see cref="FaultKind.Validation"/>: the settings are empty.</exception>
    /// <exception cref="JsonException">They have another form than the options, which the manifest's check should have told.</exception>
    public TSettings ReadSettings<TSettings>(JsonTypeInfo<TSettings> type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return JsonSerializer.Deserialize(Settings.Span, type)
            ?? throw new ConnectorException(new Fault(FaultKind.Validation, $"The settings of {Connection} are empty."));
    }

    /// <summary>Finds the venue of a vendor location; the only venue when there is one and no id is given.</summary>
    /// <exception cref="ConnectorException"><see cref="FaultKind.Validation"/>: none is configured for it.</exception>
    public VenueSettings Venue(string? locationId = null) =>
        Venues.FirstOrDefault(venue => locationId is not null && venue.LocationId == locationId)
            ?? (Venues.Count == 1 && (locationId is null || Venues[0].LocationId is null) ? Venues[0] : null)
            ?? throw new ConnectorException(new Fault(
                FaultKind.Validation,
                $"No venue of {Connection} is configured for the location {locationId ?? "(none named)"}. Say venue: in the connection's file."));
}
