namespace LeVieuxMoulin.Connectors.Zoho;

/// <summary>One organisation at Zoho CRM.</summary>
internal sealed class ZohoConnector : IConnector
{
    private readonly ZohoAccount account;

    public ZohoConnector(ConnectorContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var options = context.ReadSettings(ZohoSettingsJson.Default.ZohoOptions);
        var api = new ZohoApi(context.Http);
        var fields = new ZohoFields(options);
        var customers = new ZohoCustomers(api, fields, context.Time);
        var tags = new ZohoTags(api);
        var makers = new ZohoTagMaker(api, tags);
        var activities = new ZohoActivities(api, options, context.Time);
        var recorder = new ZohoActivityWriter(api);
        account = new ZohoAccount(api, context.Grant);
        Capabilities = new CapabilitySet()
            .Offer<IFeed<Customer>>(customers)
            .Offer<IFetch<Customer>>(customers)
            .Offer<IAsk<FindCustomers, IReadOnlyList<Customer>>>(new ZohoCustomerSearch(api, fields))
            .Offer<IWriteMany<SaveCustomer>>(new ZohoCustomerWriter(api, fields))
            .Offer<IWrite<EraseCustomer>>(new ZohoEraser(api))
            .Offer<IWrite<SetLoyalty>>(new ZohoLoyaltyWriter(api, fields))
            .Offer<IFeed<Segment>>(new ZohoSegments(api, options, context.Time))
            .Offer<IFeed<SegmentMember>>(new ZohoSegmentMembers(api, options, context.Time))
            .Offer<IWrite<CreateSegment>>(makers)
            .Offer<IFind<CreateSegment>>(makers)
            .Offer<IWrite<ChangeSegmentMembers>>(new ZohoTagger(api, tags))
            .Offer<IFeed<Activity>>(activities)
            .Offer<IFetch<Activity>>(activities)
            .Offer<IAsk<FindActivity, IReadOnlyList<Activity>>>(new ZohoTimeline(api))
            .Offer<IWrite<RecordActivity>>(recorder)
            .Offer<IFind<RecordActivity>>(recorder)
            .Offer<IFeed<Campaign>>(new ZohoCampaigns(api, context.Time))
            .Offer<ISetup>(new ZohoSetup(api, options))
            .Offer<IWebhookReceiver>(new ZohoWebhooks())
            .Offer<IWebhookSubscriber>(new ZohoChannels(api, context.Time));
    }

    public CapabilitySet Capabilities { get; }

    public IVendorDialect Dialect => ZohoDialect.Instance;

    public Task<AccountCheck> CheckAsync(CancellationToken cancellationToken) => account.CheckAsync(cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
