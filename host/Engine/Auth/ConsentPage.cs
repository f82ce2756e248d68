using LeVieuxMoulin.Connectors.Engine.Configuration;

namespace LeVieuxMoulin.Connectors.Engine.Auth;

/// <summary>Writes the consent page's address and reads the one it redirects to.</summary>
internal static class ConsentPage
{
    /// <summary>Writes the address of the page.</summary>
    public static Uri Address(string page, AuthSettings auth, string redirect, string state, Pkce? pkce)
    {
        var parameters = new List<KeyValuePair<string, string>>
        {
            new("response_type", "code"),
            new("client_id", auth.ClientId ?? ""),
            new("redirect_uri", redirect),
            new("state", state),
        };
        if (auth.Scopes.Count > 0)
        {
            parameters.Add(new("scope", string.Join(auth.Dialect.ScopeSeparator, auth.Scopes)));
        }

        if (pkce is not null)
        {
            parameters.Add(new("code_challenge", pkce.Challenge));
            parameters.Add(new("code_challenge_method", "S256"));
        }

        parameters.AddRange(auth.Dialect.AuthorizationParameters);
        var address = new UriBuilder(page);
        address.Query = string.Join('&', parameters
            .Select(parameter => $"{Uri.EscapeDataString(parameter.Key)}={Uri.EscapeDataString(parameter.Value)}")
            .Prepend(address.Query.TrimStart('?'))
            .Where(part => part.Length > 0));
        return address.Uri;
    }

    /// <summary>Reads what a person pasted: the whole address, its query, or the code alone.</summary>
    public static IReadOnlyDictionary<string, string> ReadPasted(string text)
    {
        text = text.Trim().Trim('"', '\'');
        var mark = text.IndexOf('?', StringComparison.Ordinal);
        return mark >= 0 || text.Contains("code=", StringComparison.Ordinal) || text.Contains("error=", StringComparison.Ordinal)
            ? ReadQuery(text[(mark + 1)..].Split('#')[0])
            : new Dictionary<string, string> { ["code"] = text };
    }

    /// <summary>Reads a query; of a name that is given twice, the first counts.</summary>
    public static IReadOnlyDictionary<string, string> ReadQuery(string query)
    {
        var values = new Dictionary<string, string>();
        foreach (var part in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var pair = part.Split('=', 2);
            values.TryAdd(Decode(pair[0]), pair.Length > 1 ? Decode(pair[1]) : "");
        }

        return values;
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
