using LeVieuxMoulin.Connectors.OpenTable.Tests.Support;

namespace LeVieuxMoulin.Connectors.OpenTable.Tests;

/// <summary>The connector as a whole.</summary>
public sealed class OpenTableConnectorTests
{
    [Fact]
    public void Only_the_plugin_is_public() => typeof(OpenTablePlugin).Assembly.GetExportedTypes().ShouldBe([typeof(OpenTablePlugin)]);

    [Fact]
    public async Task The_account_is_the_first_restaurant_and_each_is_tried()
    {
        var vendor = new RecordedVendor().On("GET", "sync/v2/reservations?rid=4711&limit=1", "{}").On("GET", "sync/v2/reservations?rid=4712&limit=1", "{}");

        (await Plugged.Connector(vendor, """{"restaurant_id":["4711","4712"]}""").CheckAsync(TestContext.Current.CancellationToken)).AccountId.ShouldBe("4711");

        vendor.ShouldBeDone();
    }

    [Theory]
    [InlineData(Plugged.InHouse)]
    [InlineData(Plugged.Consumer)]
    public void Every_write_says_what_a_second_sending_does(string settings)
    {
        var vendor = new RecordedVendor();

        vendor.Ability<IWrite<CreateReservation>>(settings).Repeat.ShouldBe(RepeatSafety.Key);
        vendor.Ability<IWrite<SaveGuest>>(settings).Repeat.ShouldBe(RepeatSafety.Key);
        vendor.Ability<IWrite<ModifyReservation>>(settings).Repeat.ShouldBe(RepeatSafety.Absolute);
        vendor.Ability<IWrite<CancelReservation>>(settings).Repeat.ShouldBe(RepeatSafety.Absolute);
    }
}
