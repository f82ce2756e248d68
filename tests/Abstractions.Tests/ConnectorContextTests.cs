using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeVieuxMoulin.Connectors.Abstractions.Tests;

public sealed partial class ConnectorContextTests : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler());

    [Fact]
    public void Settings_are_read_into_the_plugins_options() =>
        Context("""{"Number":"12"}""").ReadSettings(ShopJson.Default.Shop).ShouldBe(new Shop("12"));

    [Fact]
    public void Settings_that_are_null_are_refused_by_the_connections_name() =>
        Should.Throw<ConnectorException>(() => Context("null").ReadSettings(ShopJson.Default.Shop)).Fault.Message.ShouldContain("till-terrace");

    [Fact]
    public void The_only_venue_stands_for_a_connection_without_locations()
    {
        var context = Context("{}", Venue(null));

        context.Venue().Currency.ShouldBe("EUR");
        context.Venue("L1").Currency.ShouldBe("EUR");
    }

    [Fact]
    public void A_location_has_the_venue_that_names_it()
    {
        var context = Context("{}", Venue("L1"), Venue("L2", "CHF"));

        context.Venue("L2").Currency.ShouldBe("CHF");
    }

    [Theory]
    [InlineData("L3")]
    [InlineData(null)]
    public void A_location_nobody_configured_is_told_with_what_to_do(string? location)
    {
        var fault = Should.Throw<ConnectorException>(() => Context("{}", Venue("L1"), Venue("L2")).Venue(location)).Fault;

        (fault.Kind, fault.Message.Contains("Say venue:", StringComparison.Ordinal)).ShouldBe((FaultKind.Validation, true));
    }

    [Theory]
    [InlineData(FaultKind.RateLimit, true)]
    [InlineData(FaultKind.Unavailable, true)]
    [InlineData(FaultKind.NotSent, true)]
    [InlineData(FaultKind.OutcomeUnknown, false)]
    [InlineData(FaultKind.Refused, false)]
    [InlineData(FaultKind.Authentication, false)]
    [InlineData(FaultKind.Vendor, false)]
    public void Only_what_may_pass_by_itself_is_retriable(FaultKind kind, bool isRetriable) => new Fault(kind, "acme").IsRetriable.ShouldBe(isRetriable);

    public void Dispose() => http.Dispose();

    private static VenueSettings Venue(string? locationId, string currency = "EUR") => new() { LocationId = locationId, TimeZone = TimeZoneInfo.Utc, Currency = currency };

    private ConnectorContext Context(string settings, params VenueSettings[] venues) => new()
    {
        Connection = "till-terrace",
        Settings = System.Text.Encoding.UTF8.GetBytes(settings),
        Http = http,
        Time = TimeProvider.System,
        Logger = NullLogger.Instance,
        Venues = venues,
    };

    private sealed record Shop(string Number);

    [JsonSerializable(typeof(Shop))]
    private sealed partial class ShopJson : JsonSerializerContext;
}
