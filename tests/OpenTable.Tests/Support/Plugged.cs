using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeVieuxMoulin.Connectors.OpenTable.Tests.Support;

/// <summary>Makes connectors the way the host does, and feeds them.</summary>
internal static class Plugged
{
    public const string Restaurant = "4711";
    public const string InHouse = """{"restaurant_id":["4711"],"partner_id":"55"}""";
    public const string Consumer = """{"restaurant_id":["4711"],"partner_id":"55","booking_api":"consumer","dining_area_id":21}""";

    private const string RequestId = "X-Request-Id";

    public static readonly VenueSettings Paris = new() { LocationId = Restaurant, TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"), Currency = "EUR" };

    public static IConnector Connector(RecordedVendor vendor, string settings = InHouse, bool anywhere = false) => new OpenTablePlugin().Create(new ConnectorContext
    {
        Connection = "bookings",
        Settings = Encoding.UTF8.GetBytes(settings),
        Http = vendor.Identified(),
        Venues = [anywhere ? Paris with { LocationId = null } : Paris],
        Time = new FixedTime(Recorded.Noon),
        Logger = NullLogger.Instance,
    });

    public static RecordedVendor Error(this RecordedVendor vendor, string method, string address, int status, string message, string? code = null) => vendor.On(
        method,
        address,
        new JsonObject { ["errors"] = new JsonArray(new JsonObject { ["message"] = message, ["code"] = code }), ["requestid"] = "1" }.ToJsonString(),
        status);

    /// <summary>Gives the id by which OpenTable knows a write.</summary>
    public static string? Key(this SeenRequest seen) => seen.Header(RequestId);

    public static TCapability Ability<TCapability>(this RecordedVendor vendor, string settings = InHouse)
        where TCapability : class => Connector(vendor, settings).Capabilities.Find<TCapability>().ShouldNotBeNull();

    public static string Fixture(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", name));

    public static RawRecord Raw(string json) => new() { Id = "row", Content = Encoding.UTF8.GetBytes(json), LocationId = Restaurant };

    public static WriteContext Write(long? ifRevision = null, DateTimeOffset? ifUnchangedSince = null) =>
        new() { Key = new WriteKey("op-1"), IfRevision = ifRevision, IfUnchangedSince = ifUnchangedSince };

    /// <summary>Gives a client whose every write must have its id.</summary>
    private static HttpClient Identified(this RecordedVendor vendor)
    {
        vendor.Expect = request => request.Headers.Contains(RequestId).ShouldBe(request.Method != HttpMethod.Get, "every write has its id");
        return vendor.Client;
    }
}
