using System.Net;
using LeVieuxMoulin.Connectors.Web.Tests.Support;

namespace LeVieuxMoulin.Connectors.Web.Tests.Api;

/// <summary>The doors of a module, here of one that is not switched on.</summary>
[Collection(SharedRestaurant.Name)]
public sealed class LoyaltyTests(Restaurant restaurant)
{
    private const string Entry = """{"kind":"earn","points":1}""";

    [Fact]
    public async Task Without_a_programme_every_door_says_so()
    {
        foreach (var (method, path, body) in new[] { ("GET", "/v1/loyalty/guest-7", null), ("GET", "/v1/loyalty/guest-7/entries", null), ("POST", "/v1/loyalty/guest-7/entries", Entry) })
        {
            var refused = await restaurant.AdminAsync(method, path, body);
            refused.Status.ShouldBe(HttpStatusCode.NotFound, path);
            refused.Code.ShouldBe("LOYALTY_OFF", path);
        }
    }

    [Fact]
    public async Task Booking_takes_a_key_that_may_write()
    {
        var (_, key) = await restaurant.KeyAsync("read");

        (await restaurant.SendAsync(null, "GET", "/v1/loyalty/guest-7", null)).Code.ShouldBe("KEY_REQUIRED");
        (await restaurant.SendAsync(key, "GET", "/v1/loyalty/guest-7", null)).Code.ShouldBe("LOYALTY_OFF");
        (await restaurant.SendAsync(key, "POST", "/v1/loyalty/guest-7/entries", Entry)).Code.ShouldBe("SCOPE_TOO_LOW");
    }

    [Theory]
    [InlineData("")]
    [InlineData("no json")]
    [InlineData("null")]
    [InlineData("""{"points":1}""")]
    [InlineData("""{"kind":"earn","points":"one"}""")]
    [InlineData("""{"kind":"earn","points":1.5}""")]
    [InlineData("""{"kind":"earn","points":1,"customer":"guest-8"}""")]
    public async Task A_body_that_is_no_entry_is_refused(string body)
    {
        var refused = await restaurant.AdminAsync("POST", "/v1/loyalty/guest-7/entries", body);

        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.Code.ShouldBe("BODY_INVALID");
    }
}
