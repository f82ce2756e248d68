namespace LeVieuxMoulin.Connectors.Sandbox.Engine.OAuth;

/// <summary>A code that a consent gave.</summary>
/// <param name="ClientId">The application.</param>
/// <param name="RedirectUri">Where the code was sent.</param>
/// <param name="Scopes">What was consented to.</param>
/// <param name="Challenge">The PKCE challenge, or null.</param>
/// <param name="Method">The way the challenge was made.</param>
/// <param name="ExpiresAt">When it dies.</param>
internal sealed record AuthorizationCode(string ClientId, string RedirectUri, IReadOnlyList<string> Scopes, string? Challenge, string Method, DateTimeOffset ExpiresAt);
