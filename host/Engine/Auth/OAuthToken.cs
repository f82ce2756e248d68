namespace LeVieuxMoulin.Connectors.Engine.Auth;

/// <summary>An access token and what came with it. Never logged.</summary>
public sealed record OAuthToken
{
    /// <summary>Gets the access token.</summary>
    public required string AccessToken { get; init; }

    /// <summary>Gets the refresh token; null where the vendor gives none.</summary>
    public string? RefreshToken { get; init; }

    /// <summary>Gets when it was given.</summary>
    public required DateTimeOffset ObtainedAt { get; init; }

    /// <summary>Gets when the access token ends; null when the vendor does not say.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Gets when the refresh token ends; null when the vendor does not say.</summary>
    public DateTimeOffset? RefreshExpiresAt { get; init; }

    /// <summary>Gets where the next token is asked for, once the callback's parameters are filled in.</summary>
    public string? TokenUrl { get; init; }

    /// <summary>Gets the vendor's account that the consent was given for.</summary>
    public string? AccountId { get; init; }

    /// <summary>Gets what the answer said besides tokens.</summary>
    public IReadOnlyDictionary<string, string> Grant { get; init; } = new Dictionary<string, string>();

    /// <summary>Says when it ends, nothing else.</summary>
    public override string ToString() => $"OAuthToken(expires {ExpiresAt:u})";
}
