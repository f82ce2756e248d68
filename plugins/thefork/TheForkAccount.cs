namespace LeVieuxMoulin.Connectors.TheFork;

/// <summary>Proves the credential. No call says whose it is: the configured ids are tried.</summary>
internal sealed class TheForkAccount(TheForkApi api, TimeProvider time, TheForkOptions options)
{
    private static readonly string[] OfGuests = ["feed.guest", "fetch.guest"];

    public async Task<AccountCheck> CheckAsync(CancellationToken cancellationToken)
    {
        var today = TheForkText.Of(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        foreach (var restaurant in options.RestaurantId)
        {
            await api.GetAsync($"v1/reservations?restaurantUuid={Uri.EscapeDataString(restaurant)}&startDate={today}&endDate={today}&limit=1", cancellationToken);
        }

        var missing = new List<Unavailable>();
        if (options.GroupId is { } group && !await MayAsync($"v1/customers?groupUuid={Uri.EscapeDataString(group)}&startDate={today}&endDate={today}&limit=1", cancellationToken))
        {
            missing.AddRange(OfGuests
                .Select(name => new Unavailable(name, "TheFork has not granted the customers of this group. Ask integrations@thefork.com for the scope.")));
        }

        return new AccountCheck { AccountId = options.GroupId ?? options.RestaurantId[0], Unavailable = missing };
    }

    private async Task<bool> MayAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await api.GetAsync(path, cancellationToken);
            return true;
        }
        catch (ConnectorException e) when (e.Fault.Kind == FaultKind.Permission)
        {
            return false;
        }
    }
}
