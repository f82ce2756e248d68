using LeVieuxMoulin.Connectors.Square.Tests.Support;

namespace LeVieuxMoulin.Connectors.Square.Tests.Locations;

/// <summary>The places of the account.</summary>
public sealed class SquareLocationsTests
{
    private const string Two = """
        {"locations": [
          {"id": "L1", "name": "Salle", "timezone": "Europe/Paris", "currency": "EUR", "status": "ACTIVE", "country": "FR", "address": {"address_line_1": "1 rue du Moulin", "address_line_2": "Bât. B", "postal_code": "75001", "locality": "Paris"}},
          {"id": "L2", "name": "Fermé", "status": "INACTIVE"}]}
        """;

    [Fact]
    public async Task Every_location_is_read_closed_ones_too_and_a_configured_one_alone()
    {
        var all = await new RecordedVendor().On("GET", "v2/locations", Two).Ability<IFeed<Location>>("{}").PagesAsync(new FeedRequest { Basis = FeedBases.Snapshot });
        var one = await new RecordedVendor().On("GET", "v2/locations", Two).Ability<IFeed<Location>>("""{"location_id":"L2"}""").PagesAsync(new FeedRequest { Basis = FeedBases.Snapshot });

        all.Single().Records.Select(row => row.Id).ShouldBe(["L1", "L2"]);
        one.Single().Records.Select(row => row.Id).ShouldBe(["L2"]);
        new RecordedVendor().Ability<IFeed<Location>>().Map(all[0].Records[0]).ShouldBeRecord("""
            {"name": "Salle", "timeZone": "Europe/Paris", "currency": "EUR", "address": {"street": "1 rue du Moulin, Bât. B", "postalCode": "75001", "city": "Paris", "country": "FR"}, "id": "L1"}
            """);
    }

    [Fact]
    public async Task An_account_without_locations_is_not_the_agreed_form()
    {
        var fault = await Recorded.FaultOfAsync(() => new RecordedVendor().On("GET", "v2/locations", "{}").Ability<IFeed<Location>>("{}").PagesAsync(new FeedRequest { Basis = FeedBases.Snapshot }));

        fault.Kind.ShouldBe(FaultKind.UnexpectedContent);
    }
}
