namespace LeVieuxMoulin.Connectors.Sandbox.Engine.OAuth;

/// <summary>A pair of tokens as issued.</summary>
/// <param name="AccessToken">The access token.</param>
/// <param name="RefreshToken">The refresh token.</param>
/// <param name="ClientId">The application.</param>
/// <param name="Scopes">What it may do.</param>
/// <param name="ExpiresAt">When the access token dies.</param>
/// <param name="Rotates">Whether the refresh token is good for one use only.</param>
internal sealed record TokenGrant(string AccessToken, string RefreshToken, string ClientId, IReadOnlyList<string> Scopes, DateTimeOffset ExpiresAt, bool Rotates);
