using LeVieuxMoulin.Connectors.Engine.Yaml;

namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>Reads one credential.</summary>
internal static class CredentialShape
{
    private static readonly string[] Known =
    [
        "name", "method", "authorization_url", "token_url", "scopes", "scope_separator", "pkce", "token_request", "client_proof",
        "authorization_parameters", "token_parameters", "header_scheme", "header_name", "query_name",
        "known_scopes", "sandbox_authorization_url", "sandbox_token_url", "optional",
    ];

    /// <summary>Reads it; what is wrong goes to the log.</summary>
    public static ManifestCredential Read(YamlNode node, string path, ManifestLog log)
    {
        var keys = new ManifestKeys(node, path, Known, log);
        if (node is not YamlMap)
        {
            return new ManifestCredential { Method = "" };
        }

        var credential = new ManifestCredential
        {
            Name = keys.Text("name", check: ManifestChecks.Id),
            Method = keys.Text("method", required: true, ManifestChecks.OneOf("api_key", "basic_auth", "bearer", "oauth2_client_credentials", "oauth2_authorization_code")),
            AuthorizationUrl = keys.OptionalText("authorization_url", check: ManifestChecks.Url),
            TokenUrl = keys.OptionalText("token_url", check: ManifestChecks.Url),
            Scopes = keys.Texts("scopes"),
            ScopeSeparator = keys.OptionalText("scope_separator") ?? " ",
            Pkce = keys.OptionalText("pkce", check: ManifestChecks.OneOf("required", "optional", "none")) ?? "optional",
            TokenRequest = keys.OptionalText("token_request", check: ManifestChecks.OneOf("form", "json", "query")) ?? "form",
            ClientProof = keys.OptionalText("client_proof", check: ManifestChecks.OneOf("body", "basic")) ?? "body",
            AuthorizationParameters = keys.Map("authorization_parameters", (item, at) => keys.Item(item, at)),
            TokenParameters = keys.Map("token_parameters", (item, at) => keys.Item(item, at)),
            HeaderScheme = keys.OptionalText("header_scheme") ?? "Bearer",
            HeaderName = keys.OptionalText("header_name", check: ManifestChecks.HeaderName) ?? "X-API-KEY",
            QueryName = keys.OptionalText("query_name", check: ManifestChecks.HeaderName),
            KnownScopes = keys.Texts("known_scopes"),
            SandboxAuthorizationUrl = keys.OptionalText("sandbox_authorization_url", check: ManifestChecks.Url),
            IsOptional = keys.OptionalText("optional", check: ManifestChecks.OneOf("true", "false")) == "true",
            SandboxTokenUrl = keys.OptionalText("sandbox_token_url", check: ManifestChecks.Url),
        };
        if (credential.Method == "oauth2_authorization_code" && credential.AuthorizationUrl is null)
        {
            keys.Missing("authorization_url");
        }

        if (credential.Method.StartsWith("oauth2_", StringComparison.Ordinal) && credential.TokenUrl is null)
        {
            keys.Missing("token_url");
        }

        return credential;
    }
}
