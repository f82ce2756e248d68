using LeVieuxMoulin.Connectors.TheFork.Tests.Support;

namespace LeVieuxMoulin.Connectors.TheFork.Tests;

/// <summary>The connector as a whole.</summary>
public sealed class TheForkConnectorTests
{
    private const string Bookings = $"v1/reservations?restaurantUuid={Plugged.Restaurant}&startDate=2026-05-14&endDate=2026-05-14&limit=1";
    private const string Customers = $"v1/customers?groupUuid={Plugged.Group}&startDate=2026-05-14&endDate=2026-05-14&limit=1";
    private const string Nothing = """{"data":[],"totalCount":0,"page":1,"limit":1}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Only_the_plugin_is_public() => typeof(TheForkPlugin).Assembly.GetExportedTypes().ShouldBe([typeof(TheForkPlugin)]);

    [Fact]
    public async Task The_account_is_the_group_and_guests_that_are_not_granted_are_taken_away()
    {
        var all = new RecordedVendor().On("GET", Bookings, Nothing).On("GET", Customers, Nothing);
        var fewer = new RecordedVendor().On("GET", Bookings, Nothing).On("GET", Customers, """{"message":"Forbidden"}""", 403);

        (await Plugged.Connector(all).CheckAsync(Token)).Unavailable.ShouldBeEmpty();
        var check = await Plugged.Connector(fewer).CheckAsync(Token);

        (check.AccountId, string.Join(' ', check.Unavailable.Select(missing => missing.Capability))).ShouldBe((Plugged.Group, "feed.guest fetch.guest"));
    }

    [Fact]
    public async Task A_dead_credential_is_told()
    {
        var vendor = new RecordedVendor().Error("GET", Bookings, "", 401);

        (await Recorded.FaultOfAsync(() => Plugged.Connector(vendor).CheckAsync(Token))).Kind.ShouldBe(FaultKind.Authentication);
    }

    [Fact]
    public void Every_write_says_what_a_second_sending_does()
    {
        var vendor = new RecordedVendor();

        vendor.Ability<IWrite<CreateReservation>>().Repeat.ShouldBe(RepeatSafety.Find);
        vendor.Ability<IFind<CreateReservation>>().SettleTime.ShouldBe(TimeSpan.FromMinutes(2));
        vendor.Ability<IWrite<ModifyReservation>>().Repeat.ShouldBe(RepeatSafety.Absolute);
        vendor.Ability<IWrite<CancelReservation>>().Repeat.ShouldBe(RepeatSafety.Absolute);
        vendor.Ability<IWrite<SetOnlineBooking>>().Repeat.ShouldBe(RepeatSafety.Absolute);
    }
}
