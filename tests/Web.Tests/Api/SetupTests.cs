using System.Net;
using LeVieuxMoulin.Connectors.Web.Tests.Support;

namespace LeVieuxMoulin.Connectors.Web.Tests.Api;

/// <summary>What an account must have before its connector can write: who may ask, and what is refused.</summary>
[Collection(SharedRestaurant.Name)]
public sealed class SetupTests(Restaurant restaurant)
{
    private const string Path = $"/v1/connections/{Restaurant.Till}/setup";

    [Theory]
    [InlineData("GET", null)]
    [InlineData("POST", """{"steps":["a-field"]}""")]
    public async Task Only_an_admin_may_ask_for_it(string method, string? body)
    {
        var (_, key) = await restaurant.KeyAsync("write");

        (await restaurant.SendAsync(null, method, Path, body)).Code.ShouldBe("KEY_REQUIRED");
        (await restaurant.SendAsync(key, method, Path, body)).Code.ShouldBe("SCOPE_TOO_LOW");
    }

    [Theory]
    [InlineData("GET", null)]
    [InlineData("POST", """{"steps":["a-field"]}""")]
    public async Task A_connection_whose_account_needs_nothing_says_that_it_has_no_setup(string method, string? body)
    {
        var refused = await restaurant.AdminAsync(method, Path, body);

        refused.Status.ShouldBe(HttpStatusCode.NotImplemented);
        refused.Code.ShouldBe("CAPABILITY_NOT_OFFERED");
        (await restaurant.AdminAsync(method, "/v1/connections/nowhere/setup", body)).Code.ShouldBe("CONNECTION_NOT_FOUND");
    }

    [Theory]
    [InlineData("""{}""", "BODY_INVALID")]
    [InlineData("""{"steps":null}""", "BODY_INVALID")]
    [InlineData("""{"steps":[]}""", "SETUP_STEPS_MISSING")]
    public async Task A_body_without_steps_is_refused_and_names_the_field(string body, string code)
    {
        var refused = await restaurant.AdminAsync("POST", Path, body);

        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.Code.ShouldBe(code);
        refused.Fields.ShouldBe(["steps"]);
    }
}
