using System.Net;
using System.Net.Sockets;
using LeVieuxMoulin.Connectors.Engine.Auth;
using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Plugins;
using LeVieuxMoulin.Connectors.Engine.Tests.Http;
using Microsoft.AspNetCore.Http;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Auth;

/// <summary>What takes a consent away, and what does not.</summary>
public sealed class OAuthTroubleTests
{
    private static readonly TokenKey Till = new("till", "");
    private readonly ManualTimeProvider time = new();
    private readonly Lab lab;

    public OAuthTroubleTests() => lab = new Lab(time);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(400, """{"error":"invalid_grant"}""")]
    [InlineData(401, """{"errors":[{"code":"UNAUTHORIZED","detail":"The refresh token is not valid."}]}""")]
    [InlineData(200, """{"error":"invalid_code"}""")]
    public async Task A_consent_that_the_vendor_took_back_needs_a_person_and_is_not_asked_for_again_and_again(int status, string body)
    {
        await using var vendor = await StartAsync((http, _) =>
        {
            http.Response.StatusCode = status;
            return http.Response.WriteAsync(body, Token);
        });
        await KeepAsync(Old() with { RefreshToken = "r1", ExpiresAt = time.GetUtcNow() });
        await using var http = await lab.OpenAsync(Consent(vendor));
        http.NeedsConsent.ShouldBeFalse();

        for (var i = 0; i < 3; i++)
        {
            (await Should.ThrowAsync<ConnectorException>(() => http.Main.GetAsync("x", Token))).Fault.ShouldSatisfyAllConditions(
                fault => fault.Kind.ShouldBe(FaultKind.Authentication),
                fault => fault.Message.ShouldContain("moulin auth login till"));
        }

        http.NeedsConsent.ShouldBeTrue();
        vendor.Asked.Count.ShouldBe(1);
        await KeepAsync(Old() with { AccessToken = "by-a-person", RefreshToken = "r9", ExpiresAt = time.GetUtcNow().AddHours(1) });
        await GetAsync(http.Main);
        http.NeedsConsent.ShouldBeFalse();
        vendor.Proofs.Last().ShouldBe("Bearer by-a-person");
    }

    [Theory]
    [InlineData(503, "{}")]
    [InlineData(400, "<html>proxy</html>")]
    [InlineData(400, """{"error":"temporarily_unavailable"}""")]
    [InlineData(200, "<html>log in to the network</html>")]
    public async Task Trouble_at_the_token_address_never_takes_the_consent_away(int status, string body)
    {
        await using var vendor = await StartAsync((http, _) =>
        {
            http.Response.StatusCode = status;
            return http.Response.WriteAsync(body, Token);
        });
        await KeepAsync(Old() with { RefreshToken = "r1", ExpiresAt = time.GetUtcNow() });
        await using var http = await lab.OpenAsync(Consent(vendor));

        var fault = (await Should.ThrowAsync<ConnectorException>(() => http.Main.PostAsync("orders", null, Token))).Fault;

        fault.Kind.ShouldBe(FaultKind.NotSent);
        http.NeedsConsent.ShouldBeFalse();
        vendor.Asked.ShouldAllBe(line => line.StartsWith("POST /token", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_address_that_cannot_be_reached_never_takes_the_consent_away()
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();
        await using var vendor = await StartAsync((_, _) => Task.CompletedTask);
        await KeepAsync(Old() with { RefreshToken = "r1", ExpiresAt = time.GetUtcNow() });
        var settings = Consent(vendor);
        settings = settings with { Credentials = new Dictionary<string, AuthSettings> { [""] = settings.Credentials[""] with { TokenUrl = $"http://127.0.0.1:{port}/token" } } };
        await using var http = await lab.OpenAsync(settings);

        (await Should.ThrowAsync<ConnectorException>(() => http.Main.PostAsync("orders", null, Token))).Fault.Kind.ShouldBe(FaultKind.NotSent);

        http.NeedsConsent.ShouldBeFalse();
        vendor.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_token_that_could_not_be_renewed_ahead_of_time_is_used_until_its_end()
    {
        await using var vendor = await StartAsync((http, _) =>
        {
            http.Response.StatusCode = 503;
            return Task.CompletedTask;
        });
        await KeepAsync(Old() with { RefreshToken = "r1", ExpiresAt = time.GetUtcNow().AddSeconds(20) });
        await using var http = await lab.OpenAsync(Consent(vendor));

        await GetAsync(http.Main);

        vendor.Proofs.Last().ShouldBe("Bearer old");
    }

    [Fact]
    public async Task Without_a_token_a_person_is_needed_and_nobody_is_called()
    {
        await using var vendor = await StartAsync((_, _) => Task.CompletedTask);
        await using var http = await lab.OpenAsync(Consent(vendor));

        http.NeedsConsent.ShouldBeTrue();
        (await Should.ThrowAsync<ConnectorException>(() => http.Main.GetAsync("x", Token))).Fault.Code.ShouldBe("NEEDS_CONSENT");
        vendor.Asked.ShouldBeEmpty();
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

    private static ConnectionSettings Consent(TestVendor vendor)
    {
        var settings = Client(vendor);
        return settings with { Credentials = new Dictionary<string, AuthSettings> { [""] = settings.Credentials[""] with { Method = AuthMethod.AuthorizationCode } } };
    }

    private static async Task GetAsync(HttpClient http)
    {
        using var response = await http.GetAsync("x", Token);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private OAuthToken Old() => new() { AccessToken = "old", ObtainedAt = time.GetUtcNow().AddHours(-1) };

    private async Task<ITokenStore> KeepAsync(OAuthToken token)
    {
        var store = lab.Tokens.For(new AuthSettings());
        await store.SaveAsync(Till, token, Token);
        return store;
    }
}
