using System.Text;
using LeVieuxMoulin.Connectors.Engine.Records;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeVieuxMoulin.Connectors.Square.Tests.Support;

/// <summary>Makes connectors the way the host does, and feeds them.</summary>
internal static class Plugged
{
    public static readonly DateTimeOffset Noon = new(2026, 5, 14, 12, 0, 0, TimeSpan.Zero);

    public static IConnector Connector(RecordedVendor vendor, string settings = """{"location_id":"L1"}""", HttpClient? application = null, params VenueSettings[] venues) =>
        new SquarePlugin().Create(Context(vendor.Client, settings, application, venues));

    public static ConnectorContext Context(HttpClient client, string settings, HttpClient? application = null, params VenueSettings[] venues) => new()
    {
        Connection = "till-terrace",
        Settings = Encoding.UTF8.GetBytes(settings),
        Http = client,
        OtherHttp = application is null ? new Dictionary<string, HttpClient>() : new Dictionary<string, HttpClient> { ["application"] = application },
        Venues = venues,
        Time = new FixedTime(Noon.AddHours(12)),
        Logger = NullLogger.Instance,
    };

    public static TCapability Ability<TCapability>(this RecordedVendor vendor, string settings = """{"location_id":"L1"}""", params VenueSettings[] venues)
        where TCapability : class => Connector(vendor, settings, null, venues).Capabilities.Find<TCapability>().ShouldNotBeNull();

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

    public static RawRecord Raw(string json, string form = "") => new() { Id = "row", Content = Encoding.UTF8.GetBytes(json), Form = form };

    public static WriteContext Write(string key = "op-1", long? ifRevision = null, DateTimeOffset? firstSentAt = null) =>
        new() { Key = new WriteKey(key), IfRevision = ifRevision, FirstSentAt = firstSentAt };

    public static string Json<TRecord>(TRecord record) => Encoding.UTF8.GetString(ContractSerializer.Write(record));

    public static async Task<Fault> FaultOfAsync(Func<Task> act) => (await act.ShouldThrowAsync<ConnectorException>()).Fault;
}
