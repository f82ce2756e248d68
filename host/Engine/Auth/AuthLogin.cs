using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LeVieuxMoulin.Connectors.Engine.Audit;
using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Http;

namespace LeVieuxMoulin.Connectors.Engine.Auth;

/// <summary>Gets a vendor's consent from a person: page, redirect, exchange, whose account it is, and the token stored.</summary>
/// <remarks>Whatever fails, the token before it stays in force. Run it where the store is open: inside the host, when one runs.</remarks>
public sealed class AuthLogin(ConnectionHttpFactory factory, TokenStores stores, AccountPins accounts, IBrowser browser, IAuditLog audit, TimeProvider time)
{
    private static readonly string[] OfTheExchange = ["code", "state", "error", "error_description"];

    /// <summary>Runs the login.</summary>
    /// <param name="request">What to log in to, and how to talk with the person.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="LoginException">It did not come about.</exception>
    public async Task<LoginResult> RunAsync(LoginRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var auth = FindAuth(request);
        var key = new TokenKey(request.Settings.Name, request.Credential);
        var store = stores.For(auth);
        var candidates = new CandidateTokenStore(store);
        await candidates.SaveAsync(key, await AskPersonAsync(request, auth, cancellationToken), cancellationToken);
        try
        {
            var before = (await LoadBeforeAsync(store, key, cancellationToken))?.AccountId ?? await accounts.FindAsync(key.Connection, cancellationToken);
            var account = await CheckAsync(request, candidates, before, cancellationToken);
            var token = await candidates.LoadAsync(key, cancellationToken)
                ?? throw new LoginException("LOGIN_OVERTAKEN", $"Another login of {key.Connection} ended meanwhile.");
            token = token with { AccountId = account?.AccountId ?? before };
            await store.SaveAsync(key, token, cancellationToken);
            if (account is not null)
            {
                await accounts.SaveAsync(key.Connection, account.AccountId, cancellationToken);
            }

            await audit.AppendAsync(new AuditEntry("token.granted", key.Name, request.Actor, account is null ? "" : $"account {account.AccountId}"), cancellationToken);
            return new LoginResult(account, token.ExpiresAt, token.RefreshToken is not null);
        }
        finally
        {
            await candidates.DeleteAsync(key, CancellationToken.None);
        }
    }

    private static AuthSettings FindAuth(LoginRequest request)
    {
        if (!request.Settings.Credentials.TryGetValue(request.Credential, out var auth))
        {
            throw new LoginException("NO_CREDENTIAL", $"{request.Settings.Name} has no credential named '{request.Credential}'.");
        }

        return auth.Method == AuthMethod.AuthorizationCode
            ? auth
            : throw new LoginException("NO_CONSENT_NEEDED", $"{request.Settings.Name} needs nobody's consent: its method is {auth.Method}. To try it, run: moulin check {request.Settings.Name}");
    }

    private static Uri FindRedirect(string connection, AuthSettings auth) => Uri.TryCreate(auth.RedirectUri, UriKind.Absolute, out var redirect)
        ? redirect
        : throw new LoginException("REDIRECT_MISSING", $"{connection} needs auth.redirect_uri: the address registered at the vendor, such as http://localhost:8765/callback.");

    private static async Task<OAuthToken?> LoadBeforeAsync(ITokenStore store, TokenKey key, CancellationToken cancellationToken)
    {
        try
        {
            return await store.LoadAsync(key, cancellationToken);
        }
        catch (TokenStoreException)
        {
            // It is being replaced because it cannot be read.
            return null;
        }
    }

    private async Task<OAuthToken> AskPersonAsync(LoginRequest request, AuthSettings auth, CancellationToken cancellationToken)
    {
        var connection = request.Settings.Name;
        var redirect = FindRedirect(connection, auth);
        var page = auth.AuthorizationUrl ?? auth.Dialect.AuthorizationUrl
            ?? throw new LoginException("PAGE_MISSING", $"{connection} needs auth.authorization_url: neither its file nor its connector's manifest names the consent page.");
        var pkce = auth.UsePkce ? Pkce.New() : null;
        var state = Pkce.RandomText();
        using var limit = new CancellationTokenSource(request.Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var (callback, address) = request.Mode == LoginMode.Paste || redirect.Scheme != Uri.UriSchemeHttp || !redirect.IsLoopback
                ? (await PasteAsync(request, ConsentPage.Address(page, auth, auth.RedirectUri!, state, pkce), either.Token), auth.RedirectUri!)
                : await ListenAsync(request, redirect, answer => ConsentPage.Address(page, auth, answer, state, pkce), state, either.Token);
            return await ExchangeAsync(request, auth, Accept(callback, state, connection), address, pkce, either.Token);
        }
        catch (OperationCanceledException exception) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new LoginException("LOGIN_TIMED_OUT", string.Create(CultureInfo.InvariantCulture, $"No answer of the consent page of {connection} came within {request.Patience.TotalMinutes:0.#} minutes. Try again, or use --paste when the browser is on another machine."), exception);
        }
    }

    private static async Task<IReadOnlyDictionary<string, string>> PasteAsync(LoginRequest request, Uri page, CancellationToken cancellationToken)
    {
        if (request.ReadPasted is null)
        {
            throw new LoginException("PASTE_NEEDED", $"The redirect address of {request.Settings.Name} is not on this machine: run moulin auth login {request.Settings.Name} --paste in a terminal.");
        }

        await request.Show(page, cancellationToken);
        return ConsentPage.ReadPasted(await request.ReadPasted(cancellationToken));
    }

    private static IReadOnlyDictionary<string, string> Accept(IReadOnlyDictionary<string, string> callback, string state, string connection)
    {
        if (callback.TryGetValue("error", out var error))
        {
            throw new LoginException("LOGIN_REFUSED", $"The vendor refused the consent of {connection}: {error}{(callback.TryGetValue("error_description", out var why) ? $" ({why})" : "")}.");
        }

        // A code that was pasted alone has no state; the person took it from the page themselves.
        if (callback.Count > 1 && !IsSame(callback.GetValueOrDefault("state"), state))
        {
            throw new LoginException("STATE_MISMATCH", $"The answer belongs to another login of {connection}. Begin again and use the page that is shown last.");
        }

        return callback.GetValueOrDefault("code") is { Length: > 0 }
            ? callback
            : throw new LoginException("CODE_MISSING", "There is no code in what was given. Paste the whole address that the browser ended on.");
    }

    private static bool IsSame(string? given, string expected) =>
        given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));

    private async Task<(IReadOnlyDictionary<string, string> Callback, string Address)> ListenAsync(LoginRequest request, Uri redirect, Func<string, Uri> pageFor, string state, CancellationToken cancellationToken)
    {
        using var listener = new RedirectListener(redirect, time);
        var answer = listener.WaitAsync(values => IsSame(values.GetValueOrDefault("state"), state) || (values.ContainsKey("error") && !values.ContainsKey("state")), cancellationToken);
        var page = pageFor(listener.Address);
        await request.Show(page, cancellationToken);
        if (request.Mode == LoginMode.Browser)
        {
            await browser.OpenAsync(page, cancellationToken);
        }

        return (await answer, listener.Address);
    }

    private async Task<OAuthToken> ExchangeAsync(LoginRequest request, AuthSettings auth, IReadOnlyDictionary<string, string> callback, string redirect, Pkce? pkce, CancellationToken cancellationToken)
    {
        var parameters = new List<KeyValuePair<string, string>>
        {
            new("grant_type", "authorization_code"),
            new("code", callback["code"]),
            new("redirect_uri", redirect),
        };
        if (pkce is not null)
        {
            parameters.Add(new("code_verifier", pkce.Verifier));
        }

        using var transport = VendorTransport.Make(request.Settings);
        var parts = factory.MakeParts(request.Settings, request.Variant);
        using var budgets = parts.Budgets;
        using var http = ConnectionHttpFactory.MakeTokenHttp(parts, transport);
        try
        {
            var address = new TokenAddress(request.Settings.Name, auth, parts.Egress).Of(callback);
            var token = await new TokenClient(http, auth, time).AskAsync(address, parameters, cancellationToken);
            var grant = callback.Where(value => !OfTheExchange.Contains(value.Key)).ToDictionary();
            foreach (var (name, value) in token.Grant)
            {
                grant[name] = value;
            }

            return token with { TokenUrl = address.AbsoluteUri, Grant = grant };
        }
        catch (ConnectorException exception)
        {
            throw new LoginException("EXCHANGE_FAILED", $"The consent of {request.Settings.Name} could not be exchanged for a token. {exception.Fault.Message}", exception);
        }
    }

    private async Task<AccountCheck?> CheckAsync(LoginRequest request, CandidateTokenStore candidates, string? before, CancellationToken cancellationToken)
    {
        if (request.CheckAccount is null)
        {
            return null;
        }

        var own = request.Settings.Credentials[request.Credential];
        await using var http = await factory.CreateAsync(request.Settings, request.Variant, auth => ReferenceEquals(auth, own) ? candidates : stores.For(auth), cancellationToken);
        AccountCheck? account;
        try
        {
            account = await request.CheckAccount(http, cancellationToken);
        }
        catch (ConnectorException exception) when (before is not null)
        {
            throw new LoginException("ACCOUNT_NOT_CHECKED", $"Whose account it is could not be asked, and {request.Settings.Name} already belongs to {before}. {exception.Fault.Message} Try again.", exception);
        }
        catch (ConnectorException)
        {
            // A first consent is kept: the connection asks again at its start, and says what is wrong then.
            return null;
        }

        return before is null || account is null || account.AccountId == before || request.AllowOtherAccount
            ? account
            : throw new LoginException("OTHER_ACCOUNT", $"The consent was given for the account {account.AccountId}{(account.Name is { } name ? $" ({name})" : "")}, but {request.Settings.Name} belongs to {before}. Log in there, or use another connection.");
    }
}
