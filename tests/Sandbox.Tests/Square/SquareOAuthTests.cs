using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Web;

namespace LeVieuxMoulin.Connectors.Sandbox.Tests.Square;

public sealed class SquareOAuthTests
{
    private const string Back = "http://localhost:7777/callback";
    private static readonly string Verifier = new('v', 64);

    [Fact]
    public async Task A_code_with_a_challenge_wants_its_verifier_and_is_good_once()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var wrong = await ExchangeAsync(sandbox, await ConsentAsync(sandbox, Verifier), new string('w', 64));
        var code = await ConsentAsync(sandbox, Verifier);
        var right = await ExchangeAsync(sandbox, code, Verifier);
        var again = await ExchangeAsync(sandbox, code, Verifier);

        (wrong.Status, right.Status, again.Status).ShouldBe((HttpStatusCode.Unauthorized, HttpStatusCode.OK, HttpStatusCode.Unauthorized));
        right.Body["token_type"]!.GetValue<string>().ShouldBe("bearer");
        right.Body["expires_in"].ShouldBeNull();
        wrong.Body["errors"]![0]!["category"]!.GetValue<string>().ShouldBe("AUTHENTICATION_ERROR");
    }

    [Fact]
    public async Task With_a_challenge_the_refresh_token_rotates_and_without_it_stays()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var first = (await ExchangeAsync(sandbox, await ConsentAsync(sandbox, Verifier), Verifier)).Body;
        var second = await RefreshAsync(sandbox, first);
        var stale = await RefreshAsync(sandbox, first);
        var secret = (await ExchangeAsync(sandbox, await ConsentAsync(sandbox, null), null, "secret")).Body;
        var kept = await RefreshAsync(sandbox, secret, "secret");

        second.Status.ShouldBe(HttpStatusCode.OK);
        second.Body["refresh_token"]!.GetValue<string>().ShouldNotBe(first["refresh_token"]!.GetValue<string>());
        stale.Status.ShouldBe(HttpStatusCode.Unauthorized);
        kept.Body["refresh_token"]!.GetValue<string>().ShouldBe(secret["refresh_token"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_token_that_expired_is_refused_until_refreshed_and_the_sandbox_token_never_expires()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var grant = (await ExchangeAsync(sandbox, await ConsentAsync(sandbox, Verifier), Verifier)).Body;
        (await LocationsAsync(sandbox, grant)).Status.ShouldBe(HttpStatusCode.OK);

        await sandbox.GoodAsync("/_sandbox/square/events", """{"type":"expire-tokens"}""");

        var (status, body, _) = await LocationsAsync(sandbox, grant);
        (status, body["errors"]![0]!["code"]!.GetValue<string>()).ShouldBe((HttpStatusCode.Unauthorized, "ACCESS_TOKEN_EXPIRED"));
        (await sandbox.CallAsync(HttpMethod.Get, "/square/v2/locations")).Status.ShouldBe(HttpStatusCode.OK);
        (await LocationsAsync(sandbox, (await RefreshAsync(sandbox, grant)).Body)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_token_opens_what_was_consented_to_and_nothing_else()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var grant = (await ExchangeAsync(sandbox, await ConsentAsync(sandbox, Verifier), Verifier)).Body;

        var (status, body, _) = await sandbox.CallAsync(HttpMethod.Get, "/square/v2/payments", bearer: grant["access_token"]!.GetValue<string>());

        (status, body["errors"]![0]!["code"]!.GetValue<string>()).ShouldBe((HttpStatusCode.Forbidden, "INSUFFICIENT_SCOPES"));
    }

    private static Task<(HttpStatusCode Status, JsonNode Body, HttpResponseMessage Answer)> LocationsAsync(RunningSandbox sandbox, JsonNode grant) =>
        sandbox.CallAsync(HttpMethod.Get, "/square/v2/locations", bearer: grant["access_token"]!.GetValue<string>());

    private static async Task<string> ConsentAsync(RunningSandbox sandbox, string? verifier)
    {
        var challenge = verifier is null ? "" : "&code_challenge=" + Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        var (status, _, answer) = await sandbox.CallAsync(HttpMethod.Get, $"/square/oauth2/authorize?client_id=app&scope=MERCHANT_PROFILE_READ+ORDERS_READ&state=s%201&redirect_uri={Uri.EscapeDataString(Back)}{challenge}", bearer: null);
        status.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.GetLeftPart(UriPartial.Path).ShouldBe(Back);
        var query = HttpUtility.ParseQueryString(answer.Headers.Location.Query);
        query["state"].ShouldBe("s 1");
        return query["code"]!;
    }

    private static Task<(HttpStatusCode Status, JsonNode Body, HttpResponseMessage Answer)> ExchangeAsync(RunningSandbox sandbox, string code, string? verifier, string? secret = null) =>
        TokenAsync(sandbox, new JsonObject { ["client_id"] = "app", ["grant_type"] = "authorization_code", ["code"] = code, ["redirect_uri"] = Back, ["code_verifier"] = verifier, ["client_secret"] = secret });

    private static Task<(HttpStatusCode Status, JsonNode Body, HttpResponseMessage Answer)> RefreshAsync(RunningSandbox sandbox, JsonNode grant, string? secret = null) =>
        TokenAsync(sandbox, new JsonObject { ["client_id"] = "app", ["grant_type"] = "refresh_token", ["refresh_token"] = grant["refresh_token"]!.GetValue<string>(), ["client_secret"] = secret });

    private static Task<(HttpStatusCode Status, JsonNode Body, HttpResponseMessage Answer)> TokenAsync(RunningSandbox sandbox, JsonObject body) =>
        sandbox.CallAsync(HttpMethod.Post, "/square/oauth2/token", body, bearer: null);
}
