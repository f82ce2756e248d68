using LeVieuxMoulin.Connectors.Suppliers;

namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>One account at a supplier that speaks the supplier contract: in JSON over HTTPS, in UBL documents through a shared folder, or some of each.</summary>
public sealed class SupplierConnector : IConnector
{
    private readonly SupplierAccount account;
    private readonly SupplierApi api;
    private readonly SupplierOrders orders;
    private readonly SupplierQuestions questions;
    private readonly FolderDocuments? documents;

    /// <summary>Checks the options and offers what they switch on. Makes no call.</summary>
    /// <param name="context">What the host lends.</param>
    /// <param name="defaults">What this supplier's connector assumes.</param>
    /// <exception cref="ConnectorException">An option is wrong; the fault names it.</exception>
    public SupplierConnector(ConnectorContext context, SupplierDefaults defaults)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(defaults);
        account = new SupplierAccount(context, defaults);
        var dialect = new SupplierDialect(account);
        api = new SupplierApi(context.Http, account, dialect);
        orders = new SupplierOrders(api, account);
        questions = new SupplierQuestions(api, account);
        documents = context.DropFolder is { } folder ? new FolderDocuments(folder) : null;
        Dialect = dialect;
        Capabilities = Offer(context.Time);
    }

    /// <inheritdoc />
    public CapabilitySet Capabilities { get; }

    /// <inheritdoc />
    public IVendorDialect? Dialect { get; }

    /// <inheritdoc />
    public async Task<AccountCheck> CheckAsync(CancellationToken cancellationToken)
    {
        if (account.IsByFolder)
        {
            await documents!.LookAsync(cancellationToken);
            return Account();
        }

        // The contract has no call that says who we are; a look-up that finds nothing proves the credential as well.
        await orders.FindAsync("connection-check", cancellationToken);
        return Account();
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        documents?.Dispose();
        return ValueTask.CompletedTask;
    }

    private AccountCheck Account() => new()
    {
        AccountId = account.Options.SiteId is { } site ? $"{account.CustomerNumber}/{site}" : account.CustomerNumber,
        Name = $"{account.Supplier} {account.CustomerNumber}",
        Currency = account.Currency,
    };

    private bool IsNative(string operation) => account.Mode(operation) == SupplierMode.Native;

    private CapabilitySet Offer(TimeProvider time)
    {
        var offered = new CapabilitySet();
        if (!account.IsByFolder)
        {
            offered.Offer<IWebhookReceiver>(new SupplierWebhooks());
        }

        OfferReads(offered, time);
        OfferOrders(offered, time);
        return offered;
    }

    private void OfferReads(CapabilitySet offered, TimeProvider time)
    {
        if (account.Mode("catalogue") is SupplierMode.Native or SupplierMode.Document)
        {
            offered.Offer<IFeed<CatalogItem>>(IsNative("catalogue") ? new SupplierCatalogue(api, account, time) : new FolderCatalogue(documents!, account));
        }

        if (IsNative("prices"))
        {
            offered.Offer<IAsk<FindPrices, IReadOnlyList<ItemPrice>>>(questions);
        }

        if (IsNative("availability"))
        {
            offered.Offer<IAsk<FindAvailability, IReadOnlyList<ItemAvailability>>>(questions);
        }

        if (account.Mode("slots") is var slots and not SupplierMode.None)
        {
            offered.Offer<IAsk<FindDeliverySlots, IReadOnlyList<DeliverySlot>>>(
                slots == SupplierMode.Native ? new SupplierSlots(api, account) : new SupplierTermSlots(new SupplierCalendar(account), time));
        }

        if (account.Mode("deliveries") is SupplierMode.Native or SupplierMode.Document)
        {
            offered.Offer<IFeed<Delivery>>(IsNative("deliveries") ? new SupplierDeliveries(api, account, time) : new FolderDeliveries(documents!, account));
        }

        if (IsNative("billing"))
        {
            offered.Offer<IFeed<BillingDocument>>(new SupplierBilling(api, account, time));
        }
    }

    private void OfferOrders(CapabilitySet offered, TimeProvider time)
    {
        if (documents is not null)
        {
            new FolderAbilities(account, documents, Minimum(), time).OfferOrders(offered);
        }

        if (IsNative("orders"))
        {
            var placing = new SupplierPlacing(api, account, orders, Minimum());
            offered.Offer<IWrite<PlaceOrder>>(placing).Offer<IFind<PlaceOrder>>(placing);
        }

        if (IsNative("status"))
        {
            offered.Offer<IFetch<SupplierOrder>>(orders);
        }

        if (IsNative("change"))
        {
            offered.Offer<IWrite<ChangeOrder>>(new SupplierChanges(api, account, orders, time));
        }

        if (IsNative("cancellation"))
        {
            offered.Offer<IWrite<CancelOrder>>(new SupplierCancellations(api, account, orders, time));
        }

        if (IsNative("receipts"))
        {
            offered.Offer<IWrite<ReportReceipt>>(new SupplierReceipts(api, account));
        }
    }

    private OrderMinimum Minimum() => new(account, IsNative("prices") || documents is null ? questions.AskAsync : new FolderCatalogue(documents, account).PricesAsync);
}
