using LeVieuxMoulin.Connectors.Engine.Audit;
using LeVieuxMoulin.Connectors.Engine.Auth;
using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Plugins;
using LeVieuxMoulin.Connectors.Engine.Tests.Http;
using Microsoft.AspNetCore.Http;
using NSubstitute;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Auth;

public sealed class AuthLoginTests : IAsyncLifetime
{
    private static readonly TokenKey Till = new("till", "");
    private readonly Lab lab = new();
    private readonly IAuditLog audit = Substitute.For<IAuditLog>();
    private string tokenAnswer = """{"access_token":"new","refresh_token":"r","expires_in":3600,"scope":"a,b"}""";
    private TestVendor vendor = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => vendor = await TestVendor.StartAsync(async http =>
    {
        if (http.Request.Path == "/authorize")
        {
            var back = http.Request.Query["redirect_uri"] + "?code=c0de&location=eu&state=" + Uri.EscapeDataString(http.Request.Query["state"]!);
            http.Response.Redirect(back);
        }
        else if (http.Request.Path == "/token")
        {
            await http.Response.WriteAsync(tokenAnswer, Token);
        }
    });

    public ValueTask DisposeAsync() => vendor.DisposeAsync();

    [Fact]
    public async Task The_browser_is_sent_to_the_page_and_the_code_is_exchanged_with_its_proof()
    {
        var result = await LogInAsync();

        result.CanRenew.ShouldBeTrue();
        result.Account!.AccountId.ShouldBe("m-1");
        var page = ConsentPage.ReadQuery(vendor.Asked.First().Split('?')[1]);
        page.ShouldSatisfyAllConditions(
            () => page["response_type"].ShouldBe("code"),
            () => page["scope"].ShouldBe("a,b"),
            () => page["access_type"].ShouldBe("offline"),
            () => page["code_challenge_method"].ShouldBe("S256"),
            () => page["redirect_uri"].ShouldStartWith("http://127.0.0.1:"));
        var exchange = ConsentPage.ReadQuery(vendor.Asked.First(line => line.StartsWith("POST /token ", StringComparison.Ordinal)).Split(' ', 3)[2]);
        exchange["code"].ShouldBe("c0de");
        exchange["redirect_uri"].ShouldBe(page["redirect_uri"]);
        new Pkce(exchange["code_verifier"]).Challenge.ShouldBe(page["code_challenge"]);
        var token = (await lab.Tokens.For(new AuthSettings()).LoadAsync(Till, Token))!;
        token.ShouldSatisfyAllConditions(
            () => token.AccessToken.ShouldBe("new"),
            () => token.AccountId.ShouldBe("m-1"),
            () => token.Grant["location"].ShouldBe("eu"));
        lab.Blobs.Items.Keys.ShouldBe(["token/till"]);
        await audit.Received(1).AppendAsync(new AuditEntry("token.granted", "token/till", "marie", "account m-1"), Arg.Any<CancellationToken>());
    }

    [Fact]
    public async Task The_account_is_asked_with_the_new_token_before_it_is_in_force()
    {
        await LogInAsync();

        vendor.Asked.Last().ShouldBe("GET /me");
        vendor.Proofs.Last().ShouldBe("Bearer new");
    }

    [Fact]
    public async Task The_consent_of_another_account_is_refused_and_the_token_before_stays()
    {
        await LogInAsync();
        tokenAnswer = """{"access_token":"stranger","refresh_token":"r"}""";

        var refusal = await Should.ThrowAsync<LoginException>(() => LogInAsync(account: "m-2"));

        refusal.Code.ShouldBe("OTHER_ACCOUNT");
        (await lab.Tokens.For(new AuthSettings()).LoadAsync(Till, Token))!.AccessToken.ShouldBe("new");
        lab.Blobs.Items.Keys.ShouldBe(["token/till"]);
        (await LogInAsync(account: "m-2", change: request => request with { AllowOtherAccount = true })).Account!.AccountId.ShouldBe("m-2");
    }

    [Theory]
    [InlineData("https://moulin.example/callback?code=c0de&state={state}")]
    [InlineData("  \"https://moulin.example/callback?state={state}&code=c0de#x\"\n")]
    [InlineData("c0de")]
    public async Task The_address_or_the_code_may_be_pasted(string pasted)
    {
        Uri? shown = null;

        await LogInAsync("https://moulin.example/callback", change: request => request with
        {
            Show = (page, _) => Task.FromResult(shown = page),
            ReadPasted = _ => Task.FromResult(pasted.Replace("{state}", ConsentPage.ReadQuery(shown!.Query.TrimStart('?'))["state"], StringComparison.Ordinal)),
        });

        vendor.Asked.First().ShouldStartWith("POST /token grant_type=authorization_code&code=c0de&redirect_uri=https%3A%2F%2Fmoulin.example%2Fcallback");
    }

    [Theory]
    [InlineData("https://moulin.example/callback?code=c0de&state=wrong", "STATE_MISMATCH")]
    [InlineData("https://moulin.example/callback?code=c0de&location=eu", "STATE_MISMATCH")]
    [InlineData("https://moulin.example/callback?error=access_denied&error_description=no", "LOGIN_REFUSED")]
    [InlineData("", "CODE_MISSING")]
    public async Task What_is_pasted_wrongly_is_refused_in_words(string pasted, string code)
    {
        var refusal = await Should.ThrowAsync<LoginException>(() => LogInAsync("https://moulin.example/callback", change: request => request with { ReadPasted = _ => Task.FromResult(pasted) }));

        refusal.Code.ShouldBe(code);
        vendor.Asked.ShouldBeEmpty();
        lab.Blobs.Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stranger_at_the_listener_is_turned_away()
    {
        var visited = new List<System.Net.HttpStatusCode>();

        await LogInAsync(change: request => request with
        {
            Show = async (page, token) =>
            {
                var redirect = ConsentPage.ReadQuery(page.Query.TrimStart('?'))["redirect_uri"];
                using var client = new HttpClient(new SocketsHttpHandler());
                foreach (var address in new[] { redirect + "?code=evil&state=guess", redirect, new Uri(new Uri(redirect), "/favicon.ico").AbsoluteUri })
                {
                    using var response = await client.GetAsync(address, token);
                    visited.Add(response.StatusCode);
                }
            },
        });

        visited.ShouldAllBe(status => status == System.Net.HttpStatusCode.NotFound);
        vendor.Asked.Count(line => line.Contains("code=c0de", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_person_who_never_comes_is_not_waited_for_for_ever()
    {
        var refusal = await Should.ThrowAsync<LoginException>(() => LogInAsync(change: request => request with { Mode = LoginMode.NoBrowser, Patience = TimeSpan.FromMilliseconds(50) }));

        refusal.Code.ShouldBe("LOGIN_TIMED_OUT");
    }

    [Fact]
    public async Task A_code_that_the_vendor_refuses_leaves_the_token_before_in_force()
    {
        await LogInAsync();
        tokenAnswer = """{"error":"invalid_code"}""";

        (await Should.ThrowAsync<LoginException>(() => LogInAsync())).Code.ShouldBe("EXCHANGE_FAILED");

        (await lab.Tokens.For(new AuthSettings()).LoadAsync(Till, Token))!.AccessToken.ShouldBe("new");
    }

    [Theory]
    [InlineData("https://accounts.stranger.example", "no origin of the connector's manifest")]
    [InlineData("http://accounts.stranger.example", "not HTTPS")]
    [InlineData(null, "not complete: {accounts-server}/token")]
    public async Task A_token_address_from_the_callback_must_be_an_origin_of_the_manifest(string? named, string expected)
    {
        Uri? shown = null;

        var refusal = await Should.ThrowAsync<LoginException>(() => LogInAsync("https://moulin.example/callback", tokenUrl: "{accounts-server}/token", change: request => request with
        {
            Show = (page, _) => Task.FromResult(shown = page),
            ReadPasted = _ => Task.FromResult($"code=c0de&state={ConsentPage.ReadQuery(shown!.Query.TrimStart('?'))["state"]}{(named is null ? "" : "&accounts-server=" + Uri.EscapeDataString(named))}"),
        }));

        refusal.Code.ShouldBe("EXCHANGE_FAILED");
        refusal.Message.ShouldContain(expected);
    }

    [Fact]
    public async Task A_token_address_that_the_callback_names_among_the_origins_is_used_and_kept()
    {
        Uri? shown = null;

        await LogInAsync("https://moulin.example/callback", tokenUrl: "{accounts-server}/token", change: request => request with
        {
            Show = (page, _) => Task.FromResult(shown = page),
            ReadPasted = _ => Task.FromResult($"code=c0de&state={ConsentPage.ReadQuery(shown!.Query.TrimStart('?'))["state"]}&accounts-server={Uri.EscapeDataString(vendor.Url)}"),
        });

        (await lab.Tokens.For(new AuthSettings()).LoadAsync(Till, Token))!.TokenUrl.ShouldBe(vendor.Url + "token");
    }

    [Fact]
    public async Task A_logout_forgets_the_token_and_keeps_the_account_that_the_records_are_of()
    {
        var settings = Settings("http://127.0.0.1:0/callback");
        await LogInAsync();

        (await new AuthLogout(lab.Tokens, audit).RunAsync(settings, "marie", Token)).ShouldBe(1);
        lab.Blobs.Items.ShouldBeEmpty();
        await audit.Received(1).AppendAsync(new AuditEntry("token.forgotten", "token/till", "marie"), Arg.Any<CancellationToken>());
        (await Should.ThrowAsync<LoginException>(() => LogInAsync(account: "m-2"))).Code.ShouldBe("OTHER_ACCOUNT");
    }

    private ConnectionSettings Settings(string redirect, string? tokenUrl = null) => Lab.Connection(vendor.Url, new AuthSettings
    {
        Method = AuthMethod.AuthorizationCode,
        Dialect = new ManifestCredential
        {
            Method = "oauth2_authorization_code",
            ScopeSeparator = ",",
            AuthorizationParameters = new Dictionary<string, string> { ["access_type"] = "offline" },
        },
        ClientId = "app",
        UsePkce = true,
        Scopes = ["a", "b"],
        RedirectUri = redirect,
        AuthorizationUrl = vendor.Url + "authorize",
        TokenUrl = tokenUrl ?? vendor.Url + "token",
    });

    private Task<LoginResult> LogInAsync(string redirect = "http://127.0.0.1:0/callback", string account = "m-1", string? tokenUrl = null, Func<LoginRequest, LoginRequest>? change = null)
    {
        var request = new LoginRequest
        {
            Settings = Settings(redirect, tokenUrl),
            Variant = Lab.Variant(),
            Actor = "marie",
            Show = (_, _) => Task.CompletedTask,
            CheckAccount = async (http, token) =>
            {
                (await http.Main.GetAsync("me", token)).Dispose();
                return new AccountCheck { AccountId = account };
            },
        };
        return new AuthLogin(lab.Factory, lab.Tokens, lab.Accounts, new AnsweringBrowser(), audit, TimeProvider.System).RunAsync(change?.Invoke(request) ?? request, Token);
    }
}
