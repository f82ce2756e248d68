namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>How the vendor knows us. Vendors' dialects of OAuth are data, not code.</summary>
public sealed record ManifestCredential
{
    /// <summary>Gets the name; empty for the connection's own.</summary>
    public string Name { get; init; } = "";

    /// <summary>Gets the method: api_key, basic_auth, bearer, oauth2_client_credentials, oauth2_authorization_code.</summary>
    public required string Method { get; init; }

    /// <summary>Gets the consent page.</summary>
    public string? AuthorizationUrl { get; init; }

    /// <summary>Gets the token address; it may hold {name} of a parameter of the callback.</summary>
    public string? TokenUrl { get; init; }

    /// <summary>Gets the scopes asked for.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>Gets what stands between scopes.</summary>
    public string ScopeSeparator { get; init; } = " ";

    /// <summary>Gets whether PKCE is required, optional or none.</summary>
    public string Pkce { get; init; } = "optional";

    /// <summary>Gets the token request's form: form, json or query.</summary>
    public string TokenRequest { get; init; } = "form";

    /// <summary>Gets where the client proves itself: body or basic.</summary>
    public string ClientProof { get; init; } = "body";

    /// <summary>Gets further parameters of the consent page (access_type, prompt).</summary>
    public IReadOnlyDictionary<string, string> AuthorizationParameters { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets further parameters of the token request (audience).</summary>
    public IReadOnlyDictionary<string, string> TokenParameters { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets the word before the token in the header.</summary>
    public string HeaderScheme { get; init; } = "Bearer";

    /// <summary>Gets the header of an API key.</summary>
    public string HeaderName { get; init; } = "X-API-KEY";

    /// <summary>Gets the query parameter of an API key, where the vendor takes none in a header; null: the header.</summary>
    public string? QueryName { get; init; }

    /// <summary>Gets whether a connection may do without it; what needs it is then not offered.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Gets the scopes that the vendor has, besides those asked for; both empty: any scope is taken for known.</summary>
    public IReadOnlyList<string> KnownScopes { get; init; } = [];

    /// <summary>Gets the consent page of the vendor's test system; null: the same.</summary>
    public string? SandboxAuthorizationUrl { get; init; }

    /// <summary>Gets the token address of the vendor's test system; null: the same.</summary>
    public string? SandboxTokenUrl { get; init; }
}
