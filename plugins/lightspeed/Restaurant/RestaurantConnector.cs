namespace LeVieuxMoulin.Connectors.Lightspeed;

/// <summary>One restaurant's businesses: K-Series.</summary>
internal sealed class RestaurantConnector : IConnector
{
    private readonly RestaurantLocations locations;

    public RestaurantConnector(ConnectorContext context)
    {
        var options = context.ReadSettings(LightspeedJson.Default.LightspeedOptions);
        var currencies = new LightspeedCurrencies(context, options);
        var tenders = new LightspeedTenders(options);
        var api = new LightspeedApi(context.Http, RestaurantDialect.Instance);
        locations = new RestaurantLocations(api, context, options, currencies);
        var sales = new RestaurantSales(api, context, currencies, tenders);
        var items = new RestaurantItems(api, locations, currencies);
        var writer = new RestaurantItemWriter(api, items, locations, currencies);
        Capabilities = new CapabilitySet()
            .Offer<IFeed<Location>>(locations)
            .Offer<IFeed<Sale>>(sales)
            .Offer<IFeed<Payment>>(new RestaurantCards(api, sales, context))
            .Offer<IFeed<Product>>(items)
            .Offer<IFetch<Product>>(items)
            .Offer<IFeed<Category>>(new RestaurantCategories(api, locations))
            .Offer<IFeed<Promotion>>(new RestaurantPromotions(api, locations, currencies))
            .Offer<IAsk<FindDayTotals, DayTotals>>(new RestaurantDays(api, context, currencies, tenders))
            .Offer<IWrite<SaveProduct>>(writer)
            .Offer<IFind<SaveProduct>>(writer)
            .Offer<IWrite<SetPrice>>(writer);
    }

    public CapabilitySet Capabilities { get; }

    public IVendorDialect Dialect => RestaurantDialect.Instance;

    public Task<AccountCheck> CheckAsync(CancellationToken cancellationToken) => locations.CheckAsync(cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
