namespace LeVieuxMoulin.Connectors.TheFork;

/// <summary>One partner account at TheFork.</summary>
internal sealed class TheForkConnector : IConnector
{
    private readonly TheForkAccount account;

    public TheForkConnector(ConnectorContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var options = context.ReadSettings(TheForkJson.Default.TheForkOptions);
        var api = new TheForkApi(context.Http);
        var clock = new TheForkClock(context);
        var lists = new TheForkLists(api, context);
        var reservations = new TheForkReservations(api, lists, clock);
        var times = new TheForkTimeSlots(api, clock);
        var guests = new TheForkGuests(api, lists, options);
        var booker = new TheForkBooker(api, times, clock, options);
        account = new TheForkAccount(api, context.Time, options);
        Capabilities = new CapabilitySet()
            .Offer<IFeed<Reservation>>(reservations)
            .Offer<IFetch<Reservation>>(reservations)
            .Offer<IFeed<Offer>>(new TheForkOffers(api, options))
            .Offer<IAsk<FindTimeSlots, IReadOnlyList<TimeSlot>>>(times)
            .Offer<IAsk<FindGuests, IReadOnlyList<GuestMatch>>>(guests)
            .Offer<IWrite<CreateReservation>>(booker)
            .Offer<IFind<CreateReservation>>(new TheForkBookingFinder(api, lists, clock))
            .Offer<IWrite<ModifyReservation>>(new TheForkChanger(api, clock, options))
            .Offer<IWrite<CancelReservation>>(new TheForkCanceller(api))
            .Offer<IWrite<SetOnlineBooking>>(new TheForkOnlineBooking(api))
            .Offer<IWebhookReceiver>(new TheForkWebhooks(options));
        if (options.GroupId is not null)
        {
            Capabilities.Offer<IFeed<Guest>>(guests).Offer<IFetch<Guest>>(guests);
        }
    }

    public CapabilitySet Capabilities { get; }

    public IVendorDialect Dialect => TheForkDialect.Instance;

    public Task<AccountCheck> CheckAsync(CancellationToken cancellationToken) => account.CheckAsync(cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
