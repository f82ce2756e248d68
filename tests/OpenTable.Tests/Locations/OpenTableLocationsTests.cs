using LeVieuxMoulin.Connectors.OpenTable.Tests.Support;

namespace LeVieuxMoulin.Connectors.OpenTable.Tests.Locations;

/// <summary>The restaurant in the directory of the network.</summary>
public sealed class OpenTableLocationsTests
{
    [Fact]
    public async Task The_directory_is_read_until_the_restaurant_is_found_and_no_further()
    {
        var vendor = new RecordedVendor()
            .On("GET", "sync/directory?limit=1000&offset=0", """{"offset":0,"limit":2,"total_items":55509,"items":[{"rid":4,"name":"One"},{"rid":8,"name":"Two"}]}""")
            .On("GET", "sync/directory?limit=1000&offset=2", """{"offset":2,"limit":2,"total_items":55509,"items":[{"rid":4711,"name":"Le Vieux Moulin","address":"1 quai","address2":"","city":"Lyon","country":"FR","postal_code":"69009"}]}""");
        var feed = vendor.Ability<IFeed<Location>>();

        var page = (await feed.PagesAsync(new FeedRequest { Basis = FeedBases.Snapshot })).ShouldHaveSingleItem();

        feed.Map(page.Records.Single()).ShouldBeRecord("""
            {"id":"4711","locationId":"4711","name":"Le Vieux Moulin","address":{"street":"1 quai","postalCode":"69009","city":"Lyon","country":"FR"}}
            """);
        vendor.ShouldBeDone();
    }
}
