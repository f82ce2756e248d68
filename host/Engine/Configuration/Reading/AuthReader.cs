using LeVieuxMoulin.Connectors.Engine.Plugins;

namespace LeVieuxMoulin.Connectors.Engine.Configuration.Reading;

/// <summary>Reads <c>auth:</c>: the connection's own credential, and those the manifest names besides.</summary>
/// <param name="context">The reading.</param>
/// <param name="manifest">The connector.</param>
/// <param name="variant">Its variant in force.</param>
/// <param name="api">What <c>api:</c> says.</param>
internal sealed class AuthReader(ReadingContext context, PluginManifest manifest, ManifestVariant variant, ApiReading api)
{
    private readonly ScopeReader scopes = new(manifest.Id);

    public SortedDictionary<string, AuthSettings> Read(Block block)
    {
        var credentials = new SortedDictionary<string, AuthSettings>(StringComparer.Ordinal);
        foreach (var offered in variant.Credentials.Where(credential => credential.Name.Length > 0).GroupBy(credential => credential.Name))
        {
            var own = block.Sub(offered.Key);
            if (own.IsAbsent)
            {
                if (!offered.Any(credential => credential.IsOptional))
                {
                    block.Missing(offered.Key, $"{manifest.Name} asks for a credential named {offered.Key} besides");
                }

                continue;
            }

            credentials[offered.Key] = Credential(own, [.. offered]);
        }

        credentials[""] = Credential(block, [.. variant.Credentials.Where(credential => credential.Name.Length == 0)]);
        return credentials;
    }

    private AuthSettings Credential(Block block, IReadOnlyList<ManifestCredential> offered)
    {
        var before = block.Problems.All.Count;
        var dialect = AuthMethods.Choose(block, offered, manifest.Name);
        if (dialect is null && block.Problems.All.Count == before && block.Find("method") is null)
        {
            dialect = new() { Method = "none" };
        }

        var method = dialect is null ? AuthMethod.None : AuthMethods.Parse(dialect.Method);
        dialect ??= new() { Method = "none" };
        var settings = new AuthSettings
        {
            Method = method,
            Dialect = dialect,
            ClientId = Needed(block, "client_id", method is AuthMethod.ClientCredentials or AuthMethod.AuthorizationCode),
            ClientSecret = Needed(block, "client_secret", method is AuthMethod.ClientCredentials || (method is AuthMethod.AuthorizationCode && dialect.Pkce == "none")),
            RedirectUri = Addresses.Redirect(block, "redirect_uri"),
            AuthorizationUrl = Url(block, "authorization_url", dialect.AuthorizationUrl, dialect.SandboxAuthorizationUrl, method is AuthMethod.AuthorizationCode),
            TokenUrl = Url(block, "token_url", dialect.TokenUrl, dialect.SandboxTokenUrl, method is AuthMethod.AuthorizationCode or AuthMethod.ClientCredentials),
            Scopes = scopes.Read(block, dialect),
            UsePkce = Pkce(block, dialect) && method is AuthMethod.AuthorizationCode,
            ApiKey = Needed(block, "api_key", method is AuthMethod.ApiKey),
            HeaderName = block.Text("header_name") is { Length: > 0 } header ? header : dialect.HeaderName,
            Username = Needed(block, "username", method is AuthMethod.Basic),
            Password = Needed(block, "password", method is AuthMethod.Basic),
            Token = Needed(block, "token", method is AuthMethod.Bearer),
            TokenPath = TokenStore.Path(block, context.Folder),
        };
        block.Close();
        return settings;
    }

    private static string? Needed(Block block, string key, bool isNeeded) =>
        isNeeded ? block.Required(key, "this way of authentication needs it", $"Write {key}: ${{NAME}}, and set the variable for the service.") : block.Text(key);

    private string? Url(Block block, string key, string? standard, string? sandbox, bool isNeeded)
    {
        var written = Addresses.Called(block, key, context.Development);
        var known = api.IsSandbox && sandbox is not null ? sandbox : standard;
        if (written is null && known is null && isNeeded && block.Find(key) is null)
        {
            block.Missing(key, "the plugin knows no such address");
        }

        return (written ?? known) is { } address ? Addresses.Fill(address, api.Values) : null;
    }

    private bool Pkce(Block block, ManifestCredential dialect)
    {
        var wanted = block.Flag("use_pkce");
        if (wanted is false && dialect.Pkce == "required")
        {
            block.Problems.Error(block.Find("use_pkce")!, block.Path("use_pkce"), ConfigurationCodes.Conflict, $"{manifest.Name} requires PKCE.", "Take the line away.");
        }
        else if (wanted is true && dialect.Pkce == "none")
        {
            block.Problems.Warn(block.Find("use_pkce")!, block.Path("use_pkce"), ConfigurationCodes.NoEffect, $"{manifest.Name} refuses PKCE, so it is not used.", "Take the line away.");
        }

        return dialect.Pkce == "required" || (dialect.Pkce != "none" && wanted is not false);
    }
}
