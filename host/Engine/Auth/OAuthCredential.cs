using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Http;
using Microsoft.Extensions.Logging;

namespace LeVieuxMoulin.Connectors.Engine.Auth;

/// <summary>An OAuth token: kept, renewed shortly before its end, and asked for once however many callers wait.</summary>
internal sealed class OAuthCredential : ICredential
{
    private static readonly TimeSpan LongestMargin = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan RefusalRest = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private readonly CancellationTokenSource lifetime = new();
    private readonly TokenKey key;
    private readonly AuthSettings auth;
    private readonly ITokenStore store;
    private readonly TokenClient client;
    private readonly TokenAddress address;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private OAuthToken? current;
    private OAuthToken? unsaved;
    private Task<OAuthToken>? renewal;
    private Refusal? refusal;

    public OAuthCredential(TokenKey key, AuthSettings auth, ITokenStore store, TokenClient client, TokenAddress address, TimeProvider time, ILogger logger)
    {
        this.key = key;
        this.auth = auth;
        this.store = store;
        this.client = client;
        this.address = address;
        this.time = time;
        this.logger = logger;
    }

    /// <inheritdoc />
    public bool NeedsConsent => refusal is not null || (auth.Method == AuthMethod.AuthorizationCode && current is null);

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Grant => current?.Grant ?? new Dictionary<string, string>();

    /// <summary>Reads the stored token. One that cannot be read is reported, and stays where it is.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken) => current = await LoadStoredAsync(cancellationToken);

    /// <inheritdoc />
    public async ValueTask<CredentialProof> ShowAsync(CancellationToken cancellationToken)
    {
        var token = current;
        if (token is not null && !IsDue(token))
        {
            return Proof(token);
        }

        try
        {
            return Proof(await RenewOnceAsync(token).WaitAsync(cancellationToken));
        }
        catch (ConnectorException exception) when (token is not null && !IsOver(token))
        {
            // It was asked for ahead of time; the present token still holds.
            logger.LogWarning("{Connection}: the token could not be renewed ahead of its end ({Fault}); the present one is used.", key.Connection, exception.Fault.Message);
            return Proof(token);
        }
    }

    /// <inheritdoc />
    public async Task RenewAsync(CredentialProof refused, CancellationToken cancellationToken)
    {
        if (current is { } token && Proof(token).Value == refused.Value)
        {
            await RenewOnceAsync(token).WaitAsync(cancellationToken);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        // What is under way may bring a refresh token that the vendor will not give again: it is stored before this ends.
        if (renewal is { } last)
        {
            await Task.WhenAny(last, Task.Delay(LongestFarewell, time));
        }

        await lifetime.CancelAsync();
        lifetime.Dispose();
    }

    private CredentialProof Proof(OAuthToken token) => new("Authorization", $"{auth.Dialect.HeaderScheme} {token.AccessToken}", CanRenew: true);

    private bool IsOver(OAuthToken token) => token.ExpiresAt <= time.GetUtcNow();

    private bool IsDue(OAuthToken token)
    {
        if (token.ExpiresAt is not { } end)
        {
            return false;
        }

        var margin = (end - token.ObtainedAt) / 10;
        return end - (margin < LongestMargin ? margin : LongestMargin) <= time.GetUtcNow();
    }

    /// <summary>Renews a token; callers that come while it is done wait for the same answer, and those that come late get its outcome.</summary>
    private Task<OAuthToken> RenewOnceAsync(OAuthToken? stale)
    {
        lock (gate)
        {
            if (renewal is { IsCompleted: false })
            {
                return renewal;
            }

            if (current is { } other && !ReferenceEquals(other, stale) && !IsDue(other))
            {
                return Task.FromResult(other);
            }

            // Nobody's cancellation and nobody's context: it belongs to all who wait.
            using (ExecutionContext.SuppressFlow())
            {
                renewal = Task.Run(() => RenewCoreAsync(stale, lifetime.Token));
            }

            return renewal;
        }
    }

    private async Task<OAuthToken> RenewCoreAsync(OAuthToken? stale, CancellationToken cancellationToken)
    {
        if (unsaved is { } waiting)
        {
            return await KeepAsync(waiting, cancellationToken);
        }

        // Another process, or a person, may have renewed it meanwhile.
        var stored = await LoadStoredAsync(cancellationToken) ?? stale;
        if (stored is not null && stored.AccessToken != stale?.AccessToken && !IsDue(stored))
        {
            return Publish(stored);
        }

        if (refusal is { } no && no.RefreshToken == stored?.RefreshToken && time.GetUtcNow() < no.At + RefusalRest)
        {
            throw new ConnectorException(no.Fault);
        }

        var fresh = Merge(stored, await AskAsync(stored, cancellationToken));
        return await KeepAsync(fresh, cancellationToken);
    }

    private async Task<OAuthToken> AskAsync(OAuthToken? stored, CancellationToken cancellationToken)
    {
        if (auth.Method == AuthMethod.AuthorizationCode && stored?.RefreshToken is null)
        {
            throw Refuse(stored, stored is null ? "nobody has given the vendor's consent yet" : "the token has ended and the vendor gave no refresh token");
        }

        if (auth.Method == AuthMethod.AuthorizationCode && stored!.RefreshExpiresAt <= time.GetUtcNow())
        {
            throw Refuse(stored, $"the consent ended on {stored.RefreshExpiresAt:yyyy-MM-dd}");
        }

        try
        {
            VendorTelemetry.TokenRenewals.Add(1, new KeyValuePair<string, object?>("moulin.connection", key.Connection));
            return await client.AskAsync(address.Of(stored), Parameters(stored), cancellationToken);
        }
        catch (ConnectorException exception) when (TokenRefusals.IsFinal(exception.Fault))
        {
            throw Refuse(stored, $"the vendor refused a new token ({exception.Fault.Code})", exception);
        }
        catch (ConnectorException exception)
        {
            // The call itself never left: whatever happened at the token address, repeating the call is safe.
            var kind = exception.Fault.Kind == FaultKind.RateLimit ? FaultKind.RateLimit : FaultKind.NotSent;
            throw new ConnectorException(exception.Fault with { Kind = kind, Message = $"{key.Connection}: no token could be had. {exception.Fault.Message}" }, exception);
        }
    }

    private IEnumerable<KeyValuePair<string, string>> Parameters(OAuthToken? stored)
    {
        if (auth.Method == AuthMethod.AuthorizationCode)
        {
            return [new("grant_type", "refresh_token"), new("refresh_token", stored!.RefreshToken!)];
        }

        return auth.Scopes.Count == 0
            ? [new("grant_type", "client_credentials")]
            : [new("grant_type", "client_credentials"), new("scope", string.Join(auth.Dialect.ScopeSeparator, auth.Scopes))];
    }

    private ConnectorException Refuse(OAuthToken? stored, string why, Exception? inner = null)
    {
        var what = auth.Method == AuthMethod.AuthorizationCode ? $"Connect it: moulin auth login {key.Connection}" : "Check client_id and client_secret.";
        var fault = new Fault(FaultKind.Authentication, $"{key.Connection} is not connected: {why}. {what}") { Code = LocalFaults.NeedsConsent };
        refusal = new Refusal(fault, stored?.RefreshToken, time.GetUtcNow());
        return new ConnectorException(fault, inner);
    }

    /// <summary>Stores a token, and only then lets it be used: the vendor may end the one before at its first use.</summary>
    private async Task<OAuthToken> KeepAsync(OAuthToken token, CancellationToken cancellationToken)
    {
        unsaved = token;
        try
        {
            await store.SaveAsync(key, token, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogError("{Connection}: the new token could not be stored and is not used before it is: {Reason}", key.Connection, exception.Message);
            throw new ConnectorException(new Fault(FaultKind.NotSent, $"{key.Connection}: the new token could not be stored: {exception.Message}") { Code = LocalFaults.TokenNotSaved }, exception);
        }

        unsaved = null;
        return Publish(token);
    }

    private OAuthToken Publish(OAuthToken token)
    {
        refusal = null;
        current = token;
        return token;
    }

    private static OAuthToken Merge(OAuthToken? before, OAuthToken fresh)
    {
        var grant = new Dictionary<string, string>(before?.Grant ?? new Dictionary<string, string>());
        foreach (var (name, value) in fresh.Grant)
        {
            grant[name] = value;
        }

        return fresh with
        {
            RefreshToken = fresh.RefreshToken ?? before?.RefreshToken,
            RefreshExpiresAt = fresh.RefreshToken is null ? fresh.RefreshExpiresAt ?? before?.RefreshExpiresAt : fresh.RefreshExpiresAt,
            TokenUrl = before?.TokenUrl,
            AccountId = before?.AccountId,
            Grant = grant,
        };
    }

    private async Task<OAuthToken?> LoadStoredAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await store.LoadAsync(key, cancellationToken);
        }
        catch (TokenStoreException exception)
        {
            logger.LogError("{Connection}: {Problem}", key.Connection, exception.Message);
            return current;
        }
    }

    /// <summary>A no that was final, and what it was said to.</summary>
    private sealed record Refusal(Fault Fault, string? RefreshToken, DateTimeOffset At);
}
