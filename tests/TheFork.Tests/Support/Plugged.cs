using System.Text;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeVieuxMoulin.Connectors.TheFork.Tests.Support;

/// <summary>Makes connectors the way the host does, and feeds them.</summary>
internal static class Plugged
{
    public const string Restaurant = "11111111-1111-4111-8111-111111111111";
    public const string Group = "22222222-2222-4222-8222-222222222222";
    public const string Settings = $$"""{"restaurant_id":["{{Restaurant}}"],"group_id":"{{Group}}"}""";

    public static readonly VenueSettings Paris = new() { LocationId = Restaurant, TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"), Currency = "EUR" };

    public static IConnector Connector(RecordedVendor vendor, string settings = Settings, TimeProvider? time = null) => new TheForkPlugin().Create(new ConnectorContext
    {
        Connection = "bookings",
        Settings = Encoding.UTF8.GetBytes(settings),
        Http = vendor.Manager(),
        Venues = [Paris],
        Time = time ?? new FixedTime(Recorded.Noon),
        Logger = NullLogger.Instance,
    });

    public static RecordedVendor Error(this RecordedVendor vendor, string method, string address, string code, int status) =>
        vendor.On(method, address, $$$"""{"statusCode":{{{status}}},"error":"As the status is called","data":{"code":"{{{code}}}"}}""", status);

    public static TCapability Ability<TCapability>(this RecordedVendor vendor, string settings = Settings)
        where TCapability : class => Connector(vendor, settings).Capabilities.Find<TCapability>().ShouldNotBeNull();

    public static string Fixture(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", name));

    public static RawRecord Raw(string json) => new() { Id = "row", Content = Encoding.UTF8.GetBytes(json), LocationId = Restaurant };

    public static WriteContext Write(DateTimeOffset? ifUnchangedSince = null, DateTimeOffset? firstSentAt = null) =>
        new() { Key = new WriteKey("op-1"), IfUnchangedSince = ifUnchangedSince, FirstSentAt = firstSentAt };

    /// <summary>Gives a client whose addresses begin as TheFork's do.</summary>
    private static HttpClient Manager(this RecordedVendor vendor)
    {
        vendor.BasePath = "/manager/";
        return vendor.Client;
    }
}
