using LeVieuxMoulin.Connectors.Engine.Plugins;

namespace LeVieuxMoulin.Connectors.Engine.Configuration.Reading;

/// <summary>The names of the ways to authenticate.</summary>
internal static class AuthMethods
{
    private const string OAuth = "oauth2";

    private static readonly Dictionary<string, AuthMethod> Names = new(StringComparer.Ordinal)
    {
        ["oauth2_authorization_code"] = AuthMethod.AuthorizationCode,
        ["oauth2_client_credentials"] = AuthMethod.ClientCredentials,
        ["api_key"] = AuthMethod.ApiKey,
        ["basic_auth"] = AuthMethod.Basic,
        ["bearer"] = AuthMethod.Bearer,
        ["none"] = AuthMethod.None,
    };

    public static AuthMethod Parse(string name) => Names.GetValueOrDefault(name);

    /// <summary>Finds the manifest's credential that <c>method:</c> means; its first when nothing is said.</summary>
    /// <returns>The credential; null when there is none, or the method is not offered, which is reported.</returns>
    public static ManifestCredential? Choose(Block block, IReadOnlyList<ManifestCredential> offered, string vendor)
    {
        if (block.Choice("method", [OAuth, .. Names.Keys]) is not { } name)
        {
            return block.Find("method") is null && offered.Count > 0 ? offered[0] : null;
        }

        var match = offered.FirstOrDefault(credential => credential.Method == name)
            ?? (name == OAuth ? offered.OrderBy(credential => credential.Method, StringComparer.Ordinal).FirstOrDefault(credential => credential.Method.StartsWith(OAuth, StringComparison.Ordinal)) : null);
        if (match is not null)
        {
            return match;
        }

        // A token that a person made by hand works at every vendor, under the vendor's own word before it.
        if (name == "bearer" || offered.Count == 0)
        {
            var method = name == OAuth ? "oauth2_authorization_code" : name;
            return offered.Count > 0 ? offered[0] with { Method = method } : new() { Method = method };
        }

        block.Problems.Error(
            block.Find("method")!,
            block.Path("method"),
            ConfigurationCodes.UnknownValue,
            $"{vendor} does not take {name}.",
            $"It takes {string.Join(", ", offered.Select(credential => credential.Method).Append("bearer").Distinct())}.");
        return null;
    }
}
