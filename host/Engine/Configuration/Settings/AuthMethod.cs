namespace LeVieuxMoulin.Connectors.Engine.Configuration;

/// <summary>How a connection proves who it is.</summary>
public enum AuthMethod
{
    /// <summary>Not at all.</summary>
    None = 0,

    /// <summary>A key in a header.</summary>
    ApiKey,

    /// <summary>User name and password.</summary>
    Basic,

    /// <summary>A token that does not expire.</summary>
    Bearer,

    /// <summary>OAuth 2.0 client credentials (RFC 6749 section 4.4).</summary>
    ClientCredentials,

    /// <summary>OAuth 2.0 authorization code (RFC 6749 section 4.1), with PKCE (RFC 7636) where the vendor takes it.</summary>
    AuthorizationCode,
}
