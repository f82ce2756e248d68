using System.Text.Json.Nodes;
using System.Web;

namespace LeVieuxMoulin.Connectors.Sandbox.Tests.Zoho;

public sealed class ZohoOAuthTests
{
    [Fact]
    public async Task The_token_answer_names_the_api_and_a_moved_account_is_reached_only_there()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        using var zoho = new ZohoClient(sandbox);
        await sandbox.GoodAsync("/_sandbox/zoho/events", """{"type":"move-domain"}""");
        var grant = await ConsentAsync(zoho, "&access_type=offline");
        var token = grant["access_token"]!.GetValue<string>();

        grant["api_domain"]!.GetValue<string>().ShouldBe(sandbox.Address + "/zoho/dc2");
        (await zoho.CallAsync(HttpMethod.Get, "/crm/v8/Contacts?fields=id", null, token)).Body["code"]!.GetValue<string>().ShouldBe("INVALID_TOKEN");
        (await zoho.CallAsync(HttpMethod.Get, grant["api_domain"] + "/crm/v8/Contacts?fields=id", null, token)).Status.ShouldBe(200);
        (await zoho.CallAsync(HttpMethod.Get, grant["api_domain"] + "/crm/v8/settings/tags?module=Contacts", null, token)).Body["code"]!.GetValue<string>().ShouldBe("OAUTH_SCOPE_MISMATCH");
    }

    [Fact]
    public async Task A_refresh_gives_no_new_refresh_token_and_a_refusal_has_status_200()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        using var zoho = new ZohoClient(sandbox);
        var online = await ConsentAsync(zoho, "");
        var grant = await ConsentAsync(zoho, "&access_type=offline");
        var fields = new Dictionary<string, string> { ["grant_type"] = "refresh_token", ["client_id"] = "app", ["client_secret"] = "s", ["refresh_token"] = grant["refresh_token"]!.GetValue<string>() };
        var fresh = await zoho.FormAsync("/oauth/v2/token", fields);
        fields["refresh_token"] = "nonsense";

        (online["refresh_token"], fresh["refresh_token"]).ShouldBe((null, null));
        (await zoho.CallAsync(HttpMethod.Get, "/crm/v8/Contacts?fields=id", null, fresh["access_token"]!.GetValue<string>())).Status.ShouldBe(200);
        (await zoho.FormAsync("/oauth/v2/token", fields))["error"]!.GetValue<string>().ShouldBe("invalid_code");
    }

    private static async Task<JsonNode> ConsentAsync(ZohoClient zoho, string more)
    {
        const string Back = "http://localhost:7777/callback";
        var (_, _, answer) = await zoho.CallAsync(HttpMethod.Get, $"/oauth/v2/auth?response_type=code&client_id=app&scope=ZohoCRM.modules.ALL,ZohoCRM.coql.READ&redirect_uri={Uri.EscapeDataString(Back)}{more}");
        var query = HttpUtility.ParseQueryString(answer.Headers.Location!.Query);
        query["accounts-server"].ShouldNotBeNull();
        return await zoho.FormAsync("/oauth/v2/token", new() { ["grant_type"] = "authorization_code", ["client_id"] = "app", ["client_secret"] = "s", ["redirect_uri"] = Back, ["code"] = query["code"]! });
    }
}
