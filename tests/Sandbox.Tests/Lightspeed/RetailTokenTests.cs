using System.Buffers.Text;
using System.Net;
using System.Text.Json.Nodes;
using System.Web;

namespace LeVieuxMoulin.Connectors.Sandbox.Tests.Lightspeed;

public sealed class RetailTokenTests
{
    [Fact]
    public async Task The_access_token_names_the_account_and_opens_what_was_consented_to_only()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var grant = await ConsentAsync(sandbox, "employee:register_read");
        var access = grant["access_token"]!.GetValue<string>();

        var claims = JsonNode.Parse(Base64Url.DecodeFromChars(access.Split('.')[1]))!;

        claims["scope"]!.GetValue<string>().ShouldBe("employee:register_read");
        var account = $"/lightspeed/API/V3/Account/{claims["acct"]}/";
        (await sandbox.CallAsync(HttpMethod.Get, account + "Sale.json?limit=1", bearer: access)).Status.ShouldBe(HttpStatusCode.OK);
        (await sandbox.CallAsync(HttpMethod.Get, account + "Item.json?limit=1", bearer: access)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task An_old_refresh_token_dies_once_the_new_access_token_is_used_and_not_before()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var first = await ConsentAsync(sandbox, "employee:all");
        (await RefreshAsync(sandbox, first)).Status.ShouldBe(HttpStatusCode.OK);
        var (_, second, _) = await RefreshAsync(sandbox, first);

        await sandbox.CallAsync(HttpMethod.Get, "/lightspeed/API/V3/Account.json", bearer: second["access_token"]!.GetValue<string>());

        var (status, problem, _) = await RefreshAsync(sandbox, first);
        (status, problem["error"]!.GetValue<string>()).ShouldBe((HttpStatusCode.BadRequest, "invalid_grant"));
        (await RefreshAsync(sandbox, second)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_expired_access_token_is_refused_in_the_authorisation_servers_words()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var grant = await ConsentAsync(sandbox, "employee:all");
        await sandbox.GoodAsync("/_sandbox/lightspeed/events", """{"type":"expire-tokens"}""");

        var (status, problem, _) = await sandbox.CallAsync(HttpMethod.Get, "/lightspeed/API/V3/Account.json", bearer: grant["access_token"]!.GetValue<string>());

        (status, problem["error"]!.GetValue<string>(), problem["hint"]!.GetValue<string>()).ShouldBe((HttpStatusCode.Unauthorized, "access_denied", "Access token could not be verified"));
    }

    private static async Task<JsonNode> ConsentAsync(RunningSandbox sandbox, string scope)
    {
        var (_, _, answer) = await sandbox.CallAsync(HttpMethod.Get, $"/lightspeed/auth/oauth/authorize?response_type=code&client_id=app&scope={scope}&state=s&redirect_uri=https%3A%2F%2Fmoulin.example%2Fback", bearer: null);
        var code = HttpUtility.ParseQueryString(answer.Headers.Location!.Query)["code"];
        return (await sandbox.CallAsync(HttpMethod.Post, "/lightspeed/auth/oauth/token", new JsonObject { ["client_id"] = "app", ["client_secret"] = "s", ["grant_type"] = "authorization_code", ["code"] = code }, bearer: null)).Body;
    }

    private static Task<(HttpStatusCode Status, JsonNode Body, HttpResponseMessage Answer)> RefreshAsync(RunningSandbox sandbox, JsonNode grant) =>
        sandbox.CallAsync(HttpMethod.Post, "/lightspeed/auth/oauth/token", new JsonObject { ["client_id"] = "app", ["client_secret"] = "s", ["grant_type"] = "refresh_token", ["refresh_token"] = grant["refresh_token"]!.GetValue<string>() }, bearer: null);
}
