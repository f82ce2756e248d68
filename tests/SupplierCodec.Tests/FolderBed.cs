using System.Text;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeVieuxMoulin.Connectors.SupplierCodec.Tests;

/// <summary>A supplier's connector whose documents go through a folder in memory.</summary>
internal sealed class FolderBed : IAsyncDisposable
{
    public static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    public FolderBed(string settings = """{"customer":"4711","buyer_name":"Le Vieux Moulin"}""", string variant = "folder", HttpMessageHandler? calls = null)
    {
        Http = new HttpClient(calls ?? new NoCalls()) { BaseAddress = new Uri("https://supplier.example/") };
        Connector = Connect(settings, variant, Folder, Http);
    }

    public MemoryFolder Folder { get; } = new();

    public HttpClient Http { get; }

    public IConnector Connector { get; }

    public static PlaceOrder Order { get; } = new()
    {
        Reference = "op-1",
        Day = new DateOnly(2026, 3, 5),
        Lines = [new OrderLine("1", "A-1", new Quantity(2, "XCS")), new OrderLine("2", "A-2", new Quantity(5, "KGM"))],
    };

    public static IConnector Connect(string settings, string variant, IDropFolder? folder, HttpClient http) => new SupplierConnector(
        new ConnectorContext
        {
            Connection = "supplier",
            Variant = variant,
            Settings = Encoding.UTF8.GetBytes(settings),
            Http = http,
            DropFolder = folder,
            Venues = [new VenueSettings { TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"), Currency = "EUR" }],
            Time = new Clock(folder as MemoryFolder),
            Logger = NullLogger.Instance,
        },
        new SupplierDefaults { Name = "Grossiste", CustomerKey = "customer" });

    public TCapability Get<TCapability>()
        where TCapability : class => Connector.Capabilities.Find<TCapability>().ShouldNotBeNull();

    public Task<WriteResult> SendAsync<TCommand>(TCommand command, string key = "key-1")
        where TCommand : Command => Get<IWrite<TCommand>>().WriteAsync(command, new WriteContext { Key = new WriteKey(key) }, Token);

    /// <summary>Reads a feed after a cursor.</summary>
    public async Task<List<Page>> ReadAsync<TRecord>(Cursor? after = null, FeedBases basis = FeedBases.Changed)
        where TRecord : VendorRecord => await Get<IFeed<TRecord>>().ReadAsync(new FeedRequest { Basis = basis, After = after }, Token).ToListAsync(Token);

    /// <summary>Reads what is newest of an order.</summary>
    public async Task<SupplierOrder> OrderNowAsync()
    {
        var feed = Get<IFeed<SupplierOrder>>();
        return feed.Map((await ReadAsync<SupplierOrder>())[^1].Records.Single());
    }

    public async ValueTask DisposeAsync()
    {
        await Connector.DisposeAsync();
        Http.Dispose();
    }

    private sealed class Clock(MemoryFolder? folder) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => folder?.Now ?? new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    }

    private sealed class NoCalls : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new InvalidOperationException($"Nothing is called here, and {request.RequestUri} was.");
    }
}
