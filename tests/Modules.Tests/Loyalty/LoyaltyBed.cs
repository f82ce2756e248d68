using LeVieuxMoulin.Connectors.Crm;
using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Connections;
using LeVieuxMoulin.Connectors.Engine.Operations;
using LeVieuxMoulin.Connectors.Engine.Plugins;
using LeVieuxMoulin.Connectors.Engine.Problems;
using LeVieuxMoulin.Connectors.Engine.Records;
using LeVieuxMoulin.Connectors.Engine.Storage;
using LeVieuxMoulin.Connectors.Modules.Loyalty;
using LeVieuxMoulin.Connectors.PointOfSale;
using LeVieuxMoulin.Connectors.Stores;
using LeVieuxMoulin.Connectors.Engine.Tests;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;

namespace LeVieuxMoulin.Connectors.Modules.Tests.Loyalty;

/// <summary>The module over the real store, with a till and a CRM whose records the test puts.</summary>
internal sealed class LoyaltyBed : IAsyncDisposable
{
    public const string Till = "till";
    public const string Crm = "crm";
    public const string Customer = "guest-7";
    public static readonly TimeZoneInfo Paris = TimeZones.Find("Europe/Paris");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("moulin-loyalty-");
    private ServiceProvider services;

    public LoyaltyBed(string options = """{"till":"till","crm":"crm","since":"2026-01-01","expiry_months":12,"tiers":{"silver":100,"gold":300},"record_activity":true}""")
    {
        Copy = new FakeCopy(Time);
        Options = options;
        services = Start();
    }

    public ManualTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 2, 11, 0, 0, TimeSpan.Zero));

    public FakeCopy Copy { get; }

    public IProblemBoard Problems { get; } = Substitute.For<IProblemBoard>();

    public List<string> CrmOffers { get; } = ["write.set-loyalty", "write.record-activity"];

    public LoyaltyLedger Ledger => services.GetRequiredService<LoyaltyLedger>();

    public LoyaltyWork Work => ActivatorUtilities.CreateInstance<LoyaltyWork>(services, Microsoft.Extensions.Logging.Abstractions.NullLogger<LoyaltyWork>.Instance);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Options { get; }

    /// <summary>Lets the module do all there is to do, as after a start.</summary>
    public async Task RunAsync(bool isWhole = true) =>
        await services.GetRequiredService<LoyaltyTurn>().RunAsync(services.GetRequiredService<LoyaltyProgram>().Required, isWhole, Token);

    /// <summary>Closes the store and opens it again, as a restart does.</summary>
    public async Task RestartAsync()
    {
        await services.DisposeAsync();
        services = Start();
    }

    /// <summary>Closes a bill.</summary>
    public void Sell(string id, decimal total, string? customer = Customer, SaleStatus status = SaleStatus.Completed, string? takesBack = null, DateTimeOffset? at = null, string currency = "EUR") => Copy.Put(Till, new Sale
    {
        Id = id,
        Kind = new(total < 0 ? SaleKind.Refund : SaleKind.Sale),
        Status = new(status),
        ClosedAt = at ?? Time.GetUtcNow(),
        CustomerId = customer,
        OriginalSaleId = takesBack,
        Total = new Money(total, currency),
        Tax = new Money(0, currency),
    });

    /// <summary>Lets the CRM know a customer by our key.</summary>
    public void Know(string id = "crm-1", string? key = Customer) => Copy.Put(Crm, new Customer { Id = id, Person = new Person(), Reference = key });

    /// <summary>Shows the entries as text, the oldest first.</summary>
    public async Task<IReadOnlyList<string>> EntriesAsync(string customer = Customer) =>
        [.. (await services.GetRequiredService<ILedgerStore>().ReadAsync("loyalty", customer, Token)).Select(entry => $"{entry.Kind} {entry.Amount}")];

    /// <summary>Shows the standings that were sent or wait, the oldest first, with the state of each operation.</summary>
    public async Task<IReadOnlyList<string>> ShownAsync() => [.. (await OperationsAsync("set-loyalty")).Select(operation =>
    {
        var command = ContractSerializer.Read<SetLoyalty>(System.Text.Encoding.UTF8.GetBytes(operation.Command));
        return $"{operation.State} {command.CustomerId} {command.State.Points} {command.State.Tier ?? "-"}";
    })];

    /// <summary>Finds operations of a kind, the oldest first.</summary>
    public async Task<IReadOnlyList<OperationRecord>> OperationsAsync(string kind) =>
        [.. (await services.GetRequiredService<IOperationStore>().ListAsync(new OperationQuery { Kind = kind }, Token)).Reverse()];

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private ServiceProvider Start()
    {
        var collection = new ServiceCollection();
        collection.AddSingleton<TimeProvider>(Time);
        collection.AddSingleton(Substitute.For<IRecordSealer>());
        collection.AddSingleton(Problems);
        collection.AddStore(new StoreLocation(folder.FullName, "moulin.db"));
        collection.AddSingleton<IRecordQueries>(Copy);
        var directory = Substitute.For<IConnectionDirectory>();
        directory.Connections.Returns(_ => [new ConnectionStatus(Crm, "acme", "", ["crm"], ConnectionState.Running, null, null, "account-1", [.. CrmOffers], [])]);
        directory.Use(Arg.Any<string>()).Returns((ConnectionUse?)null);
        collection.AddSingleton(directory);
        collection.AddSingleton(Substitute.For<IPluginCatalog>());
        collection.AddSingleton<CapabilityCheck>().AddSingleton<OperationSignal>().AddSingleton<SubmitOperation>();
        new LoyaltyModule().AddTo(collection, works: false);
        var started = collection.BuildServiceProvider();
        var configuration = new HostConfiguration
        {
            Host = new HostSettings { Modules = new Dictionary<string, ModuleSettings> { ["loyalty"] = new(true, System.Text.Encoding.UTF8.GetBytes(Options)) } },
            Connections = [new ConnectionSettings { Name = Till, Connector = "acme", BaseUrl = "https://vendor.example/", Venues = [new VenueSettings { TimeZone = Paris, Currency = "EUR" }] }],
        };
        started.GetRequiredService<LoyaltyProgram>().ApplyAsync(configuration, Token).IsCompletedSuccessfully.ShouldBeTrue();
        return started;
    }
}
