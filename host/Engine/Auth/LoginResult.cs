namespace LeVieuxMoulin.Connectors.Engine.Auth;

/// <summary>What a login brought.</summary>
/// <param name="Account">Whose account it is; null when it was not asked.</param>
/// <param name="ExpiresAt">When the access token ends; null when the vendor does not say.</param>
/// <param name="CanRenew">Whether it is renewed without a person.</param>
public sealed record LoginResult(AccountCheck? Account, DateTimeOffset? ExpiresAt, bool CanRenew);
