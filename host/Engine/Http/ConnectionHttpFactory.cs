using LeVieuxMoulin.Connectors.Engine.Auth;
using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Plugins;
using Microsoft.Extensions.Logging;

namespace LeVieuxMoulin.Connectors.Engine.Http;

/// <summary>Builds the pipeline of each credential. One factory for the host: it holds the budgets that connections share.</summary>
/// <param name="tokens">Where tokens are kept.</param>
/// <param name="journal">Where attempts are written down.</param>
/// <param name="loggers">Makes loggers.</param>
/// <param name="time">The clock.</param>
public sealed class ConnectionHttpFactory(TokenStores tokens, ICallJournal journal, ILoggerFactory loggers, TimeProvider time) : IConnectionHttpFactory
{
    private static readonly AuthSettings NoAuth = new();
    private readonly BudgetPool pool = new(time);

    /// <inheritdoc />
    public Task<ConnectionHttp> CreateAsync(ConnectionSettings settings, ManifestVariant variant, CancellationToken cancellationToken) =>
        CreateAsync(settings, variant, tokens.For, cancellationToken);

    /// <summary>Builds the clients over other token stores than the configured ones.</summary>
    internal async Task<ConnectionHttp> CreateAsync(ConnectionSettings settings, ManifestVariant variant, Func<AuthSettings, ITokenStore> storeOf, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(variant);
        var transport = VendorTransport.Make(settings);
        var parts = MakeParts(settings, variant);
        var tokenHttp = MakeTokenHttp(parts, transport);
        var credentials = new Dictionary<string, ICredential>();
        foreach (var (name, auth) in settings.Credentials.Append(new("", settings.Credentials.GetValueOrDefault("") ?? NoAuth)).DistinctBy(credential => credential.Key))
        {
            credentials[name] = await MakeCredentialAsync(new TokenKey(settings.Name, name), auth, storeOf, parts, tokenHttp, cancellationToken);
        }

        var clients = credentials.ToDictionary(credential => credential.Key, credential => MakeClient(parts, credential.Value, transport));
        return new VendorConnectionHttp(parts, clients, credentials, [tokenHttp, transport]);
    }

    /// <summary>Makes the client that token addresses are asked with.</summary>
    internal static HttpClient MakeTokenHttp(PipelineParts parts, HttpMessageHandler transport) => new(
        new CallHandler(parts, new DeadlineHandler(parts, new AttemptHandler(parts, readsTokens: true, transport))),
        disposeHandler: false)
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>Makes what the layers of a connection share.</summary>
    internal PipelineParts MakeParts(ConnectionSettings settings, ManifestVariant variant)
    {
        var logger = loggers.CreateLogger("LeVieuxMoulin.Connectors.Http." + settings.Name);
        return new PipelineParts
        {
            Settings = settings,
            Time = time,
            Journal = journal,
            Logger = logger,
            Dialect = new DialectReader(settings.Name, logger),
            Redactor = new Redactor(settings.Credentials.Values.SelectMany(auth => new[] { auth.ApiKey, auth.Token, auth.Password, auth.ClientSecret })),
            Breaker = new CircuitBreaker(settings.Breaker, time),
            Budgets = pool.Take(settings, variant),
            Egress = new EgressPolicy(settings, variant),
        };
    }

    private static HttpClient MakeClient(PipelineParts parts, ICredential credential, HttpMessageHandler transport)
    {
        // From the inside out: each layer is given the one below it.
        HttpMessageHandler layers = new AttemptHandler(parts, readsTokens: false, transport);
        layers = new AuthenticationHandler(parts, credential, layers);
        layers = new RateLimitHandler(parts, layers);
        layers = new BreakerHandler(parts, layers);
        layers = new RetryHandler(parts, layers);
        layers = new DeadlineHandler(parts, layers);
        layers = new CallHandler(parts, layers);
        var client = new HttpClient(layers, disposeHandler: false)
        {
            BaseAddress = parts.Egress.BaseAddress,
            Timeout = Timeout.InfiniteTimeSpan,
        };
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "LeVieuxMoulin-Connectors/0.9");
        foreach (var (name, value) in parts.Settings.DefaultHeaders)
        {
            client.DefaultRequestHeaders.Remove(name);
            client.DefaultRequestHeaders.TryAddWithoutValidation(name, value);
        }

        return client;
    }

    private async Task<ICredential> MakeCredentialAsync(TokenKey key, AuthSettings auth, Func<AuthSettings, ITokenStore> storeOf, PipelineParts parts, HttpClient tokenHttp, CancellationToken cancellationToken)
    {
        if (auth.Method is not (AuthMethod.ClientCredentials or AuthMethod.AuthorizationCode))
        {
            return new StaticCredential(auth);
        }

        var address = new TokenAddress(key.Connection, auth, parts.Egress);
        var credential = new OAuthCredential(key, auth, storeOf(auth), new TokenClient(tokenHttp, auth, time), address, time, parts.Logger);
        await credential.LoadAsync(cancellationToken);
        return credential;
    }
}
