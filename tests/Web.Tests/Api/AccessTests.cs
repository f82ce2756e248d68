using System.Net;
using LeVieuxMoulin.Connectors.Web.Tests.Support;

namespace LeVieuxMoulin.Connectors.Web.Tests.Api;

/// <summary>Who may do what.</summary>
[Collection(SharedRestaurant.Name)]
public sealed class AccessTests(Restaurant restaurant)
{
    [Fact]
    public async Task Without_a_key_nothing_but_health_the_page_webhooks_and_the_description_is_answered()
    {
        foreach (var path in new[] { "/v1/connections", "/v1/plugins", "/v1/sales", "/v1/operations", "/v1/changes", "/v1/problems", "/v1/quarantine", "/v1/calls", "/v1/audit", "/v1/keys" })
        {
            var refused = await restaurant.SendAsync(null, "GET", path, null);
            refused.Status.ShouldBe(HttpStatusCode.Unauthorized, path);
            refused.Code.ShouldBe("KEY_REQUIRED");
        }

        (await restaurant.SendAsync(null, "POST", $"/v1/connections/{Restaurant.Supplier}/orders", "{}")).Code.ShouldBe("KEY_REQUIRED");
        foreach (var path in new[] { "/health/live", "/health/ready", "/openapi/v1.json", "/" })
        {
            (await restaurant.SendAsync(null, "GET", path, null)).Status.ShouldBe(HttpStatusCode.OK, path);
        }
    }

    [Theory]
    [InlineData("read", HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData("write", HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.Forbidden)]
    [InlineData("admin", HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.OK)]
    public async Task A_key_opens_what_its_scope_says(string scope, HttpStatusCode reads, HttpStatusCode writes, HttpStatusCode administers)
    {
        var (_, key) = await restaurant.KeyAsync(scope);

        var read = await restaurant.SendAsync(key, "GET", "/v1/connections", null);
        var write = await restaurant.SendAsync(key, "POST", "/v1/operations/none/retry", null);
        var administer = await restaurant.SendAsync(key, "GET", "/v1/keys", null);

        (read.Status, write.Status, administer.Status).ShouldBe((reads, writes, administers));
        foreach (var refused in new[] { write, administer }.Where(answer => answer.Status == HttpStatusCode.Forbidden))
        {
            refused.Code.ShouldBe("SCOPE_TOO_LOW");
        }
    }

    [Fact]
    public async Task A_key_with_one_other_character_and_a_revoked_key_open_nothing()
    {
        var (name, key) = await restaurant.KeyAsync("read");
        var wrong = key[..^1] + (key[^1] == 'A' ? 'B' : 'A');

        (await restaurant.SendAsync(key, "GET", "/v1/problems", null)).Status.ShouldBe(HttpStatusCode.OK);
        (await restaurant.SendAsync(wrong, "GET", "/v1/problems", null)).Code.ShouldBe("KEY_UNKNOWN");
        (await restaurant.AdminAsync("DELETE", $"/v1/keys/{name}")).Status.ShouldBe(HttpStatusCode.NoContent);

        var refused = await restaurant.SendAsync(key, "GET", "/v1/problems", null);
        refused.Status.ShouldBe(HttpStatusCode.Unauthorized);
        refused.Code.ShouldBe("KEY_UNKNOWN");
    }

    [Fact]
    public async Task Keys_are_listed_without_their_values()
    {
        var (name, key) = await restaurant.KeyAsync("write");

        var listed = await restaurant.AdminAsync("GET", "/v1/keys");

        listed.Json["items"]!.AsArray().ShouldContain(item => item!["name"]!.GetValue<string>() == name && item["scope"]!.GetValue<string>() == "write");
        listed.Text.ShouldNotContain(key[^20..]);
    }
}
