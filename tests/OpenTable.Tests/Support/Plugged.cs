using System.Text;
using LeVieuxMoulin.Connectors.Engine.Records;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeVieuxMoulin.Connectors.OpenTable.Tests.Support;

/// <summary>Makes connectors the way the host does, and feeds them.</summary>
internal static class Plugged
{
    public const string Restaurant = "4711";
    public const string InHouse = """{"restaurant_id":["4711"],"partner_id":"55"}""";
    public const string Consumer = """{"restaurant_id":["4711"],"partner_id":"55","booking_api":"consumer","dining_area_id":21}""";

    public static readonly DateTimeOffset Noon = new(2026, 5, 14, 12, 0, 0, TimeSpan.Zero);

    public static readonly VenueSettings Paris = new() { LocationId = Restaurant, TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"), Currency = "EUR" };

    public static IConnector Connector(RecordedVendor vendor, string settings = InHouse, bool anywhere = false) => new OpenTablePlugin().Create(new ConnectorContext
    {
        Connection = "bookings",
        Settings = Encoding.UTF8.GetBytes(settings),
        Http = vendor.Client,
        Venues = [anywhere ? Paris with { LocationId = null } : Paris],
        Time = new FixedTime(Noon),
        Logger = NullLogger.Instance,
    });

    public static TCapability Ability<TCapability>(this RecordedVendor vendor, string settings = InHouse)
        where TCapability : class => Connector(vendor, settings).Capabilities.Find<TCapability>().ShouldNotBeNull();

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

    public static RawRecord Raw(string json) => new() { Id = "row", Content = Encoding.UTF8.GetBytes(json), LocationId = Restaurant };

    public static WriteContext Write(long? ifRevision = null, DateTimeOffset? ifUnchangedSince = null) =>
        new() { Key = new WriteKey("op-1"), IfRevision = ifRevision, IfUnchangedSince = ifUnchangedSince };

    public static string Json<TRecord>(TRecord record) => Encoding.UTF8.GetString(ContractSerializer.Write(record));

    public static async Task<Fault> FaultOfAsync(Func<Task> act) => (await act.ShouldThrowAsync<ConnectorException>()).Fault;
}
