using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LeVieuxMoulin.Connectors.Host.Tests.Cli;

/// <summary>A person gives the consent at a terminal: the consent page redirects to a listener here, or elsewhere and is pasted.</summary>
public sealed partial class LoginTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly CancellationToken token = TestContext.Current.CancellationToken;
    private readonly Installation at = new();
    private SandboxProcess? sandbox;

    public async ValueTask InitializeAsync()
    {
        sandbox = await SandboxProcess.StartAsync(token, 20);
        at.InstallPlugin("square");
    }

    public async ValueTask DisposeAsync()
    {
        at.Dispose();
        if (sandbox is not null)
        {
            await sandbox.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_consent_that_redirects_to_this_machine_connects_without_a_browser_of_ours()
    {
        await ConnectAsync("http://127.0.0.1:0/callback");
        await using var login = Start("auth", "login", "till", "--no-browser", "--json");

        using var page = await sandbox!.Http.GetAsync(await AddressAsync(login), token);

        (await login.WaitAsync(Patience, token)).ShouldBe(0, login.Error);
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        JsonNode.Parse(login.Output)!["accountId"]!.ToString().ShouldNotBeEmpty();
        await ShouldBeConnectedAsync();
    }

    [Fact]
    public async Task A_consent_that_redirects_elsewhere_is_pasted()
    {
        await ConnectAsync("https://moulin.example.com/oauth/callback");
        await using var login = Start("auth", "login", "till", "--paste", "--no-browser");

        await login.TypeAsync((await RedirectAsync(await AddressAsync(login))).AbsoluteUri, token);

        (await login.WaitAsync(Patience, token)).ShouldBe(0, login.Error);
        login.Output.ShouldStartWith("Connected: ");
        await ShouldBeConnectedAsync();
    }

    [Fact]
    public async Task A_pasted_address_of_another_login_is_refused_and_connects_nothing()
    {
        await ConnectAsync("https://moulin.example.com/oauth/callback");
        await using var login = Start("auth", "login", "till", "--paste", "--no-browser", "--json");
        var redirect = await RedirectAsync(await AddressAsync(login));

        await login.TypeAsync(State().Replace(redirect.AbsoluteUri, "state=another"), token);

        (await login.WaitAsync(Patience, token)).ShouldNotBe(0);
        JsonNode.Parse(login.Output)!["error"]!["code"]!.ToString().ShouldBe("STATE_MISMATCH");
        (await MoulinCommand.RunAsync(at, token, "auth", "status", "till", "--json")).Json["state"]!.ToString().ShouldBe("needs-consent");
    }

    [GeneratedRegex("state=[^&]+")]
    private static partial Regex State();

    private async Task ConnectAsync(string redirect)
    {
        var settings = await sandbox!.ConnectionAsync("square", token);
        var vendor = $"{sandbox.Http.BaseAddress}square";
        settings["auth"] = new JsonObject
        {
            ["method"] = "oauth2_authorization_code",
            ["client_id"] = "app",
            ["client_secret"] = "kept",
            ["redirect_uri"] = redirect,
            ["authorization_url"] = $"{vendor}/oauth2/authorize",
            ["token_url"] = $"{vendor}/oauth2/token",
            ["scopes"] = new JsonArray("MERCHANT_PROFILE_READ", "ORDERS_READ"),
        };
        at.Connect("till", settings);
    }

    private ChildProcess Start(params string[] arguments) =>
        ChildProcess.Start(BuiltPrograms.Host, [.. arguments, .. at.Arguments()], hasKeyboard: true);

    /// <summary>The address as a person copies it: up to the first blank.</summary>
    private async Task<Uri> AddressAsync(ChildProcess login) => new(await Eventually.GetAsync(
        "the address to agree at is printed", Patience, () => Task.FromResult(login.Error.Split(' ', '\n').FirstOrDefault(word => word.StartsWith("http", StringComparison.Ordinal))), token));

    private async Task<Uri> RedirectAsync(Uri consent)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });
        using var answer = await client.GetAsync(consent, token);
        return answer.Headers.Location.ShouldNotBeNull();
    }

    private async Task ShouldBeConnectedAsync()
    {
        var sync = await MoulinCommand.RunAsync(at, token, "sync", "till", "--stream", "sale", "--json");
        sync.ExitCode.ShouldBe(0, sync.Error);
        sync.Json["streams"]!.AsArray().Single(stream => stream!["name"]!.ToString() == "sale")!["records"]!.GetValue<int>().ShouldBePositive();
    }
}
