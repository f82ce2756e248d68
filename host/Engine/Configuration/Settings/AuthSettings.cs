using LeVieuxMoulin.Connectors.Engine.Plugins;

namespace LeVieuxMoulin.Connectors.Engine.Configuration;

/// <summary>One credential, secrets resolved. Never logged, never serialized.</summary>
public sealed record AuthSettings
{
    /// <summary>Gets the method.</summary>
    public AuthMethod Method { get; init; }

    /// <summary>Gets the OAuth dialect of the manifest: how tokens are asked for and shown.</summary>
    public ManifestCredential Dialect { get; init; } = new() { Method = "none" };

    /// <summary>Gets the OAuth client id.</summary>
    public string? ClientId { get; init; }

    /// <summary>Gets the OAuth client secret.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>Gets the redirect address registered at the vendor.</summary>
    public string? RedirectUri { get; init; }

    /// <summary>Gets the consent page.</summary>
    public string? AuthorizationUrl { get; init; }

    /// <summary>Gets the token address.</summary>
    public string? TokenUrl { get; init; }

    /// <summary>Gets the scopes asked for.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>Gets whether PKCE is used.</summary>
    public bool UsePkce { get; init; }

    /// <summary>Gets the API key.</summary>
    public string? ApiKey { get; init; }

    /// <summary>Gets the header of the API key.</summary>
    public string HeaderName { get; init; } = "X-API-KEY";

    /// <summary>Gets the user name.</summary>
    public string? Username { get; init; }

    /// <summary>Gets the password.</summary>
    public string? Password { get; init; }

    /// <summary>Gets the bearer token.</summary>
    public string? Token { get; init; }

    /// <summary>Gets the folder or file of a file token store; null: tokens are kept in the database.</summary>
    public string? TokenPath { get; init; }

    /// <summary>Says the method only.</summary>
    public override string ToString() => $"AuthSettings({Method})";
}
