using System.Text;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeVieuxMoulin.Connectors.Square.Tests.Support;

/// <summary>Makes connectors the way the host does, and feeds them.</summary>
internal static class Plugged
{
    public static IConnector Connector(RecordedVendor vendor, string settings = """{"location_id":"L1"}""", HttpClient? application = null, DateTimeOffset? now = null, params VenueSettings[] venues) =>
        new SquarePlugin().Create(Context(vendor.Versioned(), settings, application, now, venues));

    /// <summary>Gives a client whose every request must name the version.</summary>
    public static HttpClient Versioned(this RecordedVendor vendor)
    {
        vendor.Expect = request => request.Headers.GetValues("Square-Version").ShouldBe(["2025-08-20"]);
        return vendor.Client;
    }

    public static RecordedVendor Error(this RecordedVendor vendor, string method, string address, string code, int status, string category = "INVALID_REQUEST_ERROR") =>
        vendor.On(method, address, $$"""{"errors":[{"category":"{{category}}","code":"{{code}}","detail":"As the vendor words it."}]}""", status);

    public static ConnectorContext Context(HttpClient client, string settings, HttpClient? application = null, DateTimeOffset? now = null, params VenueSettings[] venues) => new()
    {
        Connection = "till-terrace",
        Settings = Encoding.UTF8.GetBytes(settings),
        Http = client,
        OtherHttp = application is null ? new Dictionary<string, HttpClient>() : new Dictionary<string, HttpClient> { ["application"] = application },
        Venues = venues,
        Time = new FixedTime(now ?? Recorded.Noon),
        Logger = NullLogger.Instance,
    };

    public static TCapability Ability<TCapability>(this RecordedVendor vendor, string settings = """{"location_id":"L1"}""", params VenueSettings[] venues)
        where TCapability : class => Connector(vendor, settings, null, null, venues).Capabilities.Find<TCapability>().ShouldNotBeNull();

    public static string Fixture(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", name));

    public static WriteContext Write(string key = "op-1", long? ifRevision = null, DateTimeOffset? firstSentAt = null) =>
        new() { Key = new WriteKey(key), IfRevision = ifRevision, FirstSentAt = firstSentAt };
}
