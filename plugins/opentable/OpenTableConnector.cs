namespace LeVieuxMoulin.Connectors.OpenTable;

/// <summary>One partner account at OpenTable.</summary>
internal sealed class OpenTableConnector : IConnector
{
    private readonly OpenTableApi api;
    private readonly OpenTableOptions options;

    public OpenTableConnector(ConnectorContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        options = context.ReadSettings(OpenTableJson.Default.OpenTableOptions);
        api = new OpenTableApi(context.Http);
        var clock = new OpenTableClock(context);
        var reservations = new OpenTableReservations(api, clock);
        var guests = new OpenTableGuests(api, clock);
        var times = new OpenTableTimeSlots(api, clock, options);
        var desk = new OpenTableDesk(api, reservations, clock, options);
        Capabilities = new CapabilitySet()
            .Offer<IFeed<Reservation>>(reservations)
            .Offer<IFetch<Reservation>>(reservations)
            .Offer<IFeed<Guest>>(guests)
            .Offer<IFetch<Guest>>(guests)
            .Offer<IFeed<Offer>>(new OpenTableOffers(api))
            .Offer<IFeed<Location>>(new OpenTableLocations(api, options))
            .Offer<IAsk<FindTimeSlots, IReadOnlyList<TimeSlot>>>(times)
            .Offer<IWrite<CreateReservation>>(new OpenTableBooker(desk, times, clock))
            .Offer<IWrite<ModifyReservation>>(new OpenTableChanger(desk, clock))
            .Offer<IWrite<CancelReservation>>(new OpenTableCanceller(desk))
            .Offer<IWebhookReceiver>(new OpenTableWebhooks(options));
        if (options.PartnerId is { } partner)
        {
            Capabilities.Offer<IWrite<SaveGuest>>(new OpenTableGuestWriter(api, partner));
        }
    }

    public CapabilitySet Capabilities { get; }

    public IVendorDialect Dialect => OpenTableDialect.Instance;

    /// <summary>Proves the credential on each restaurant. No call says whose it is.</summary>
    public async Task<AccountCheck> CheckAsync(CancellationToken cancellationToken)
    {
        foreach (var restaurant in options.RestaurantId)
        {
            await api.GetAsync($"sync/v2/reservations?rid={Uri.EscapeDataString(restaurant)}&limit=1", cancellationToken);
        }

        return new AccountCheck { AccountId = options.RestaurantId[0] };
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
