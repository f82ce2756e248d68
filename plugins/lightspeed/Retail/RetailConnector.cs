namespace LeVieuxMoulin.Connectors.Lightspeed;

/// <summary>One retailer's account: R-Series, API V3.</summary>
internal sealed class RetailConnector : IConnector
{
    private readonly RetailAccount account;

    public RetailConnector(ConnectorContext context)
    {
        var options = context.ReadSettings(LightspeedJson.Default.LightspeedOptions);
        var currencies = new LightspeedCurrencies(context, options);
        var tenders = new LightspeedTenders(options);
        var calls = new LightspeedApi(context.Http, RetailDialect.Instance);
        account = new RetailAccount(calls, context, options, currencies);
        var api = new RetailApi(calls, account, options);
        var sales = new RetailSales(api, options, currencies, tenders);
        var products = new RetailTable<RetailItem, Product>(api, RetailLists.Items, RetailJson.Default.RetailItem, item => item.ToProduct(currencies));
        var items = new RetailItemWriter(api, currencies);
        var stock = new RetailStockWriter(api);
        var promotions = new RetailPromotionWriter(api, currencies);
        Capabilities = new CapabilitySet()
            .Offer<IFeed<Location>>(new RetailTable<RetailShopRow, Location>(api, RetailLists.Shops, RetailJson.Default.RetailShopRow, shop => shop.ToLocation(currencies)))
            .Offer<IFeed<Sale>>(sales)
            .Offer<IFetch<Sale>>(sales)
            .Offer<IFeed<Product>>(products)
            .Offer<IFetch<Product>>(products)
            .Offer<IFeed<Category>>(new RetailTable<RetailCategoryRow, Category>(api, RetailLists.Categories, RetailJson.Default.RetailCategoryRow, category => category.ToCategory()))
            .Offer<IFeed<Promotion>>(new RetailTable<RetailDiscountRow, Promotion>(api, RetailLists.Discounts, RetailJson.Default.RetailDiscountRow, discount => discount.ToPromotion(currencies)))
            .Offer<IFeed<StockLevel>>(new RetailTable<RetailStockRow, StockLevel>(api, RetailLists.Stock, RetailJson.Default.RetailStockRow, row => row.ToStock()))
            .Offer<IAsk<FindDayTotals, DayTotals>>(new RetailDays(api, context, currencies, tenders))
            .Offer<IWrite<SaveProduct>>(items)
            .Offer<IFind<SaveProduct>>(items)
            .Offer<IWrite<SetPrice>>(new RetailPriceWriter(api, currencies))
            .Offer<IWrite<SetStock>>(stock)
            .Offer<IFind<SetStock>>(stock)
            .Offer<IWrite<SavePromotion>>(promotions)
            .Offer<IFind<SavePromotion>>(promotions)
            .Offer<IWrite<EndPromotion>>(promotions);
    }

    public CapabilitySet Capabilities { get; }

    public IVendorDialect Dialect => RetailDialect.Instance;

    public Task<AccountCheck> CheckAsync(CancellationToken cancellationToken) => account.CheckAsync(cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
