namespace LeVieuxMoulin.Connectors.Square;

/// <summary>One seller's account at Square.</summary>
internal sealed class SquareConnector : IConnector
{
    /// <summary>The manifest's name of the application's own token, which webhook subscriptions want.</summary>
    public const string ApplicationCredential = "application";

    private readonly SquareAccount account;

    public SquareConnector(ConnectorContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var options = context.ReadSettings(SquareJson.Default.SquareOptions);
        var api = new SquareApi(context.Http);
        var locations = new SquareLocations(api, options, context);
        var sales = new SquareSales(api, locations, context.Time);
        var products = new SquareProducts(api, context.Time);
        account = new SquareAccount(api);
        Capabilities = new CapabilitySet()
            .Offer<IFeed<Location>>(locations)
            .Offer<IFeed<Sale>>(sales)
            .Offer<IFetch<Sale>>(sales)
            .Offer<IFeed<Payment>>(new SquarePayments(api, context.Time))
            .Offer<IFeed<Product>>(products)
            .Offer<IFetch<Product>>(products)
            .Offer<IFeed<Category>>(new SquareCategories(api, context.Time))
            .Offer<IFeed<Promotion>>(new SquarePromotions(api))
            .Offer<IFeed<StockLevel>>(new SquareStock(api, locations, context.Time))
            .Offer<IWrite<SaveProduct>>(new SquareProductWriter(api))
            .Offer<IWrite<SetPrice>>(new SquarePriceWriter(api))
            .Offer<IWrite<SavePromotion>>(new SquarePromotionWriter(api))
            .Offer<IWrite<EndPromotion>>(new SquarePromotionEnder(api, context))
            .Offer<IWrite<SetStock>>(new SquareStockWriter(api))
            .Offer<IWebhookReceiver>(new SquareWebhooks());
        if (context.OtherHttp.TryGetValue(ApplicationCredential, out var application))
        {
            Capabilities.Offer<IWebhookSubscriber>(new SquareSubscriptions(new SquareApi(application)));
        }
    }

    public CapabilitySet Capabilities { get; }

    public IVendorDialect Dialect => SquareDialect.Instance;

    public Task<AccountCheck> CheckAsync(CancellationToken cancellationToken) => account.CheckAsync(cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
