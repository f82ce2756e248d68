using System.Net;
using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Plugins;
using LeVieuxMoulin.Connectors.Engine.Tests.Http;
using Microsoft.AspNetCore.Http;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Auth;

/// <summary>How a token is asked for, and what its answer completes.</summary>
public sealed class OAuthDialectTests
{
    private readonly ManualTimeProvider time = new();
    private readonly Lab lab;

    public OAuthDialectTests() => lab = new Lab(time);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_base_address_and_the_origins_are_completed_from_the_token_answer()
    {
        await using var api = await TestVendor.StartAsync(_ => Task.CompletedTask);
        await using var vendor = await StartAsync((http, _) => http.Response.WriteAsync($$"""{"access_token":"t","api_domain":"{{api.Url}}","expires_in":3600}""", Token));
        await using var http = await lab.OpenAsync(Client(vendor) with { BaseUrl = "{api_domain}/crm/v8/" });

        (await http.Main.GetAsync("things?page=2", Token)).Dispose();

        api.Asked.ShouldBe(["GET /crm/v8/things?page=2"]);
        http.Grant["api_domain"].ShouldBe(api.Url);
    }

    [Theory]
    [InlineData("json", "body", "POST /token {\"grant_type\":\"client_credentials\",\"scope\":\"a b\",\"audience\":\"api\",\"client_id\":\"app\",\"client_secret\":\"s3cret-of-app\"}", "")]
    [InlineData("form", "basic", "POST /token grant_type=client_credentials&scope=a+b&audience=api", "Basic YXBwOnMzY3JldC1vZi1hcHA=")]
    [InlineData("query", "basic", "POST /token?grant_type=client_credentials&scope=a%20b&audience=api", "Basic YXBwOnMzY3JldC1vZi1hcHA=")]
    public async Task The_dialect_says_how_a_token_is_asked_for(string form, string proof, string asked, string authorization)
    {
        await using var vendor = await StartAsync((http, _) => http.Response.WriteAsync("""{"access_token":"t"}""", Token));
        var settings = Client(vendor, new ManifestCredential
        {
            Method = "oauth2_client_credentials",
            TokenRequest = form,
            ClientProof = proof,
            HeaderScheme = "Acme-token",
            TokenParameters = new Dictionary<string, string> { ["audience"] = "api" },
        });
        await using var http = await lab.OpenAsync(settings);

        await GetAsync(http.Main);

        vendor.Asked.First().ShouldBe(asked);
        vendor.Proofs.ShouldBe([authorization, "Acme-token t"]);
    }

    [Fact]
    public async Task A_query_that_may_not_be_posted_is_asked_with_GET()
    {
        await using var vendor = await TestVendor.StartAsync(http =>
        {
            http.Response.StatusCode = http.Request.Method == "POST" ? 405 : 200;
            return http.Response.WriteAsync("""{"access_token":"t"}""", Token);
        });
        await using var http = await lab.OpenAsync(Client(vendor, new ManifestCredential { Method = "oauth2_client_credentials", TokenRequest = "query", ClientProof = "basic" }));

        await GetAsync(http.Main);

        vendor.Asked.Select(line => line.Split('?')[0]).ShouldBe(["POST /token", "GET /token", "GET /x"]);
    }

    private static Task<TestVendor> StartAsync(Func<HttpContext, int, Task> token) =>
        TestVendor.StartAsync((http, count) => http.Request.Path == "/token" ? token(http, count) : Task.CompletedTask);

    private static ConnectionSettings Client(TestVendor vendor, ManifestCredential? dialect = null) => Lab.Connection(vendor.Url, new AuthSettings
    {
        Method = AuthMethod.ClientCredentials,
        Dialect = dialect ?? new ManifestCredential { Method = "oauth2_client_credentials" },
        ClientId = "app",
        ClientSecret = "s3cret-of-app",
        Scopes = ["a", "b"],
        TokenUrl = vendor.Url + "token",
    }, Lab.Quick with { MaxRetries = 0 });

    private static async Task GetAsync(HttpClient http)
    {
        using var response = await http.GetAsync("x", Token);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
