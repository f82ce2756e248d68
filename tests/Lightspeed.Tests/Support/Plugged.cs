using System.Text;
using LeVieuxMoulin.Connectors.Engine.Records;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeVieuxMoulin.Connectors.Lightspeed.Tests.Support;

/// <summary>Makes connectors the way the host does, and feeds them.</summary>
internal static class Plugged
{
    public const string RetailSettings = """{"account_id":"77","currency":"EUR"}""";
    public const string RestaurantSettings = """{"business_location_id":"5","currency":"EUR"}""";

    public static readonly DateTimeOffset Noon = new(2026, 5, 14, 12, 0, 0, TimeSpan.Zero);

    public static IConnector Connector(RecordedVendor vendor, string variant, string settings, params VenueSettings[] venues) => new LightspeedPlugin().Create(new ConnectorContext
    {
        Connection = "till",
        Variant = variant,
        Settings = Encoding.UTF8.GetBytes(settings),
        Http = vendor.Client,
        Venues = venues,
        Time = new FixedTime(Noon),
        Logger = NullLogger.Instance,
    });

    public static TCapability Retail<TCapability>(this RecordedVendor vendor, string settings = RetailSettings)
        where TCapability : class => Connector(vendor, "r-series", settings).Capabilities.Find<TCapability>().ShouldNotBeNull();

    public static TCapability Restaurant<TCapability>(this RecordedVendor vendor, string settings = RestaurantSettings)
        where TCapability : class => Connector(vendor, "k-series", settings).Capabilities.Find<TCapability>().ShouldNotBeNull();

    public static async Task<List<Page>> PagesAsync<TRecord>(this IFeed<TRecord> feed, FeedRequest request)
        where TRecord : VendorRecord
    {
        var pages = new List<Page>();
        await foreach (var page in feed.ReadAsync(request, TestContext.Current.CancellationToken))
        {
            pages.Add(page);
        }

        return pages;
    }

    public static string Fixture(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", name));

    public static RawRecord Raw(string json, string? locationId = null) => new() { Id = "row", Content = Encoding.UTF8.GetBytes(json), LocationId = locationId };

    public static Task<WriteResult> SendAsync<TCommand>(this IWrite<TCommand> write, TCommand command, DateTimeOffset? ifUnchangedSince = null)
        where TCommand : Command => write.WriteAsync(command, new WriteContext { Key = new WriteKey("op-1"), IfUnchangedSince = ifUnchangedSince }, TestContext.Current.CancellationToken);

    public static string Json<TRecord>(TRecord record) => Encoding.UTF8.GetString(ContractSerializer.Write(record));

    public static async Task<Fault> FaultOfAsync(Func<Task> act) => (await act.ShouldThrowAsync<ConnectorException>()).Fault;
}
