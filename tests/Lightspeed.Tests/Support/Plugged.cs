using System.Text;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeVieuxMoulin.Connectors.Lightspeed.Tests.Support;

/// <summary>Makes connectors the way the host does, and feeds them.</summary>
internal static class Plugged
{
    public const string RetailSettings = """{"account_id":"77","currency":"EUR"}""";
    public const string RestaurantSettings = """{"business_location_id":"5","currency":"EUR"}""";

    public static IConnector Connector(RecordedVendor vendor, string variant, string settings, params VenueSettings[] venues) => new LightspeedPlugin().Create(new ConnectorContext
    {
        Connection = "till",
        Variant = variant,
        Settings = Encoding.UTF8.GetBytes(settings),
        Http = vendor.Till(),
        Venues = venues,
        Time = new FixedTime(Recorded.Noon),
        Logger = NullLogger.Instance,
    });

    public static TCapability Retail<TCapability>(this RecordedVendor vendor, string settings = RetailSettings)
        where TCapability : class => Connector(vendor, "r-series", settings).Capabilities.Find<TCapability>().ShouldNotBeNull();

    public static TCapability Restaurant<TCapability>(this RecordedVendor vendor, string settings = RestaurantSettings)
        where TCapability : class => Connector(vendor, "k-series", settings).Capabilities.Find<TCapability>().ShouldNotBeNull();

    public static string Fixture(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", name));

    public static RawRecord Raw(string json, string? locationId = null) => new() { Id = "row", Content = Encoding.UTF8.GetBytes(json), LocationId = locationId };

    public static Task<WriteResult> SendAsync<TCommand>(this IWrite<TCommand> write, TCommand command, DateTimeOffset? ifUnchangedSince = null)
        where TCommand : Command => write.WriteAsync(command, new WriteContext { Key = new WriteKey("op-1"), IfUnchangedSince = ifUnchangedSince }, TestContext.Current.CancellationToken);

    /// <summary>Gives a client as both series are called: R-Series answers XML unless it is asked for JSON, and gives its errors as text.</summary>
    private static HttpClient Till(this RecordedVendor vendor)
    {
        vendor.Expect = request => request.Headers.Accept.ToString().ShouldBe("application/json");
        vendor.FaultMediaType = "text/html";
        return vendor.Client;
    }
}
