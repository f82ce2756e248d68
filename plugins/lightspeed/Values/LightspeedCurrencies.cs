using System.Collections.Concurrent;

namespace LeVieuxMoulin.Connectors.Lightspeed;

/// <summary>Knows the currency of amounts that come without one: what the vendor said of the account, else the option's, else the venue's.</summary>
internal sealed class LightspeedCurrencies(ConnectorContext context, LightspeedOptions options)
{
    private readonly ConcurrentDictionary<string, string> told = new(StringComparer.Ordinal);
    private volatile string? first;

    /// <summary>Takes in what the vendor said; without a location, of the whole account.</summary>
    public void Learn(string? locationId, string? currency)
    {
        if (string.IsNullOrEmpty(currency))
        {
            return;
        }

        first ??= currency;
        told[locationId ?? ""] = currency;
    }

    public string Of(string? locationId) =>
        (told.TryGetValue(locationId ?? "", out var currency) ? currency : null)
            ?? first
            ?? options.Currency
            ?? context.Venues.FirstOrDefault(venue => locationId is not null && venue.LocationId == locationId)?.Currency
            ?? (context.Venues.Count > 0 ? context.Venues[0].Currency : null)
            ?? throw new ConnectorException(new Fault(FaultKind.Validation, $"The currency of {context.Connection} is not known. Say api.currency, or venue: with its currency."));

    public Money Money(decimal amount, string? locationId) => new(amount, Of(locationId));
}
