namespace LeVieuxMoulin.Connectors.HubSpot;

/// <summary>One account at HubSpot.</summary>
internal sealed class HubSpotConnector : IConnector
{
    /// <summary>The manifest's name of the developer's key, which webhook subscriptions want.</summary>
    public const string ApplicationCredential = "application";

    private readonly HubSpotAccount account;

    public HubSpotConnector(ConnectorContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var options = context.ReadSettings(HubSpotSettingsJson.Default.HubSpotOptions);
        var paths = new HubSpotPaths(options.Version);
        var fields = new HubSpotFields(options);
        var api = new HubSpotApi(context.Http);
        var customers = new HubSpotCustomers(api, paths, fields, context.Time);
        var saver = new HubSpotCustomerWriter(api, paths, fields);
        var lists = new HubSpotLists(api, paths, options);
        var makers = new HubSpotSegmentMaker(api, paths, new HubSpotRules(api, paths, options), lists);
        var activities = new HubSpotActivities(api, paths, options, context.Time);
        var recorder = new HubSpotActivityWriter(api, paths);
        account = new HubSpotAccount(api, paths, context.Grant);
        Capabilities = new CapabilitySet()
            .Offer<IFeed<Customer>>(customers)
            .Offer<IFetch<Customer>>(customers)
            .Offer<IAsk<FindCustomers, IReadOnlyList<Customer>>>(new HubSpotCustomerSearch(api, paths, fields))
            .Offer<IWriteMany<SaveCustomer>>(saver)
            .Offer<IWrite<EraseCustomer>>(new HubSpotEraser(api, paths))
            .Offer<IWrite<SetLoyalty>>(new HubSpotLoyaltyWriter(api, paths, fields))
            .Offer<IFeed<Segment>>(new HubSpotSegments(lists, context.Time))
            .Offer<IFeed<SegmentMember>>(new HubSpotSegmentMembers(api, paths, lists))
            .Offer<IWrite<CreateSegment>>(makers)
            .Offer<IFind<CreateSegment>>(makers)
            .Offer<IWrite<CreateRuledSegment>>(makers)
            .Offer<IFind<CreateRuledSegment>>(makers)
            .Offer<IWrite<ChangeSegmentMembers>>(new HubSpotMemberWriter(api, paths))
            .Offer<IFeed<Activity>>(activities)
            .Offer<IFetch<Activity>>(activities)
            .Offer<IAsk<FindActivity, IReadOnlyList<Activity>>>(new HubSpotEvents(api, paths))
            .Offer<IWrite<RecordActivity>>(recorder)
            .Offer<IFind<RecordActivity>>(recorder)
            .Offer<ISetup>(new HubSpotSetup(api, paths, options))
            .Offer<IWebhookReceiver>(new HubSpotWebhooks());
        if (options.AppId is { } app && context.OtherHttp.TryGetValue(ApplicationCredential, out var application))
        {
            Capabilities.Offer<IWebhookSubscriber>(new HubSpotSubscriptions(new HubSpotApi(application), paths.Webhooks(app), app, fields));
        }
    }

    public CapabilitySet Capabilities { get; }

    public IVendorDialect Dialect => HubSpotDialect.Instance;

    public Task<AccountCheck> CheckAsync(CancellationToken cancellationToken) => account.CheckAsync(cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
