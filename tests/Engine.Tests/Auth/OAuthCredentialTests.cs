using System.Net;
using LeVieuxMoulin.Connectors.Engine.Auth;
using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Plugins;
using LeVieuxMoulin.Connectors.Engine.Tests.Http;
using Microsoft.AspNetCore.Http;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Auth;

public sealed class OAuthCredentialTests
{
    private static readonly TokenKey Till = new("till", "");
    private readonly ManualTimeProvider time = new();
    private readonly Lab lab;

    public OAuthCredentialTests() => lab = new Lab(time);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_client_token_is_asked_for_once_kept_and_renewed_shortly_before_its_end()
    {
        await using var vendor = await StartAsync((http, count) => http.Response.WriteAsync($$"""{"access_token":"t{{count}}","expires_in":"3600"}""", Token));
        await using (var http = await lab.OpenAsync(Client(vendor)))
        {
            await GetAsync(http.Main);
            time.Advance(TimeSpan.FromMinutes(54));
            await GetAsync(http.Main);
        }

        await using var again = await lab.OpenAsync(Client(vendor));
        await GetAsync(again.Main);
        time.Advance(TimeSpan.FromMinutes(1.5));
        await GetAsync(again.Main);

        vendor.Proofs.Where(proof => proof.StartsWith("Bearer", StringComparison.Ordinal)).ShouldBe(["Bearer t1", "Bearer t1", "Bearer t1", "Bearer t5"]);
        vendor.Asked.First().ShouldBe("POST /token grant_type=client_credentials&scope=a+b&client_id=app&client_secret=s3cret-of-app");
    }

    [Fact]
    public async Task A_new_refresh_token_is_stored_before_the_access_token_is_used()
    {
        await using var vendor = await StartAsync((http, _) => http.Response.WriteAsync("""{"access_token":"fresh","refresh_token":"r2","expires_in":60}""", Token));
        var store = await KeepAsync(Old() with { RefreshToken = "r1", ExpiresAt = time.GetUtcNow() });
        await using var http = await lab.OpenAsync(Consent(vendor));
        lab.Blobs.IsFull = true;

        var fault = (await Should.ThrowAsync<ConnectorException>(() => http.Main.PostAsync("orders", null, Token))).Fault;
        fault.Kind.ShouldBe(FaultKind.NotSent);
        fault.Code.ShouldBe("TOKEN_NOT_SAVED");
        vendor.Asked.ShouldBe(["POST /token grant_type=refresh_token&refresh_token=r1&client_id=app&client_secret=s3cret-of-app"]);

        lab.Blobs.IsFull = false;
        await GetAsync(http.Main);

        vendor.Asked.Count.ShouldBe(2);
        vendor.Proofs.Last().ShouldBe("Bearer fresh");
        (await store.LoadAsync(Till, Token))!.RefreshToken.ShouldBe("r2");
    }

    [Fact]
    public async Task A_refresh_token_that_is_not_given_again_stays_and_so_does_the_grant()
    {
        await using var vendor = await StartAsync((http, _) => http.Response.WriteAsync("""{"access_token":"fresh","expires_at":"2026-03-09T11:00:00Z"}""", Token));
        var store = await KeepAsync(Old() with { RefreshToken = "r1", ExpiresAt = time.GetUtcNow(), AccountId = "m-1", Grant = new Dictionary<string, string> { ["api_domain"] = "x" } });
        await using var http = await lab.OpenAsync(Consent(vendor));

        await GetAsync(http.Main);

        var token = (await store.LoadAsync(Till, Token))!;
        token.ShouldSatisfyAllConditions(
            () => token.RefreshToken.ShouldBe("r1"),
            () => token.AccountId.ShouldBe("m-1"),
            () => token.ExpiresAt.ShouldBe(time.GetUtcNow().AddDays(7)),
            () => http.Grant["api_domain"].ShouldBe("x"));
    }

    [Fact]
    public async Task A_caller_that_gives_up_does_not_end_the_renewal_that_others_wait_for()
    {
        var asked = new TaskCompletionSource();
        var answer = new TaskCompletionSource();
        await using var vendor = await StartAsync(async (http, _) =>
        {
            asked.SetResult();
            await answer.Task;
            await http.Response.WriteAsync("""{"access_token":"t"}""", Token);
        });
        await using var http = await lab.OpenAsync(Client(vendor));
        using var giveUp = new CancellationTokenSource();
        var first = http.Main.GetAsync("first", giveUp.Token);
        await asked.Task.WaitAsync(Token);
        var second = http.Main.GetAsync("second", Token);

        await giveUp.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => first);
        answer.SetResult();

        (await second).Dispose();
        vendor.Asked.Select(line => line.Split(' ')[1]).ShouldBe(["/token", "/second"]);
    }

    [Fact]
    public async Task A_second_401_is_passed_on_after_one_renewal()
    {
        await using var vendor = await TestVendor.StartAsync(http =>
        {
            http.Response.StatusCode = http.Request.Path == "/token" ? 200 : 401;
            return http.Response.WriteAsync("""{"access_token":"fresh"}""", Token);
        });
        await using var http = await lab.OpenAsync(Client(vendor));

        (await Should.ThrowAsync<ConnectorException>(() => http.Main.PostAsync("orders", null, Token))).Fault.Kind.ShouldBe(FaultKind.Authentication);

        vendor.Asked.Select(line => line.Split(' ')[1]).ShouldBe(["/token", "/orders", "/token", "/orders"]);
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
