using LeVieuxMoulin.Connectors.Engine.Configuration;

namespace LeVieuxMoulin.Connectors.Engine.Auth;

/// <summary>How a credential is, without any of its secrets.</summary>
/// <param name="Connection">The connection.</param>
/// <param name="Credential">The credential; empty for the connection's own.</param>
/// <param name="Method">The method.</param>
/// <param name="HasToken">Whether a token is stored; always so for methods without tokens.</param>
/// <param name="ExpiresAt">When the access token ends; null when the vendor does not say.</param>
/// <param name="RefreshExpiresAt">When the consent ends by itself; null when the vendor does not say.</param>
/// <param name="CanRenew">Whether it is renewed without a person.</param>
/// <param name="AccountId">The vendor's account, once it was asked.</param>
/// <param name="Scope">The scopes that were granted, as the vendor wrote them.</param>
/// <param name="Problem">Why the stored token cannot be used; null when it can.</param>
public sealed record CredentialStatus(
    string Connection,
    string Credential,
    AuthMethod Method,
    bool HasToken,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? RefreshExpiresAt,
    bool CanRenew,
    string? AccountId,
    string? Scope,
    string? Problem);
