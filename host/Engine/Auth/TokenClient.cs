using System.Text;
using System.Text.Json;
using LeVieuxMoulin.Connectors.Engine.Configuration;

namespace LeVieuxMoulin.Connectors.Engine.Auth;

/// <summary>Asks a token address for tokens, in the vendor's dialect of OAuth.</summary>
/// <param name="http">A client without credentials, behind the journal and the timeouts.</param>
/// <param name="auth">The credential and its dialect.</param>
/// <param name="time">The clock.</param>
internal sealed class TokenClient(HttpClient http, AuthSettings auth, TimeProvider time)
{
    /// <summary>Asks for a token.</summary>
    /// <param name="address">The token address.</param>
    /// <param name="parameters">What this kind of grant needs.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConnectorException">There is none: refused, not reachable, or not a token answer.</exception>
    public async Task<OAuthToken> AskAsync(Uri address, IEnumerable<KeyValuePair<string, string>> parameters, CancellationToken cancellationToken)
    {
        var all = parameters.Concat(auth.Dialect.TokenParameters).ToList();
        if (auth.Dialect.ClientProof != "basic")
        {
            all.Add(new("client_id", auth.ClientId ?? ""));
            if (auth.ClientSecret is { Length: > 0 } secret)
            {
                all.Add(new("client_secret", secret));
            }
        }

        try
        {
            return await AskAsync(HttpMethod.Post, address, all, cancellationToken);
        }
        catch (ConnectorException exception) when (exception.Fault.Status == 405 && auth.Dialect.TokenRequest == "query")
        {
            return await AskAsync(HttpMethod.Get, address, all, cancellationToken);
        }
    }

    private static string Query(IEnumerable<KeyValuePair<string, string>> parameters) =>
        string.Join('&', parameters.Select(parameter => $"{Uri.EscapeDataString(parameter.Key)}={Uri.EscapeDataString(parameter.Value)}"));

    private static byte[] Json(IEnumerable<KeyValuePair<string, string>> parameters)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in parameters)
            {
                writer.WriteString(name, value);
            }

            writer.WriteEndObject();
        }

        return stream.ToArray();
    }

    private async Task<OAuthToken> AskAsync(HttpMethod method, Uri address, IReadOnlyList<KeyValuePair<string, string>> parameters, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, address).AsRead();
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        if (auth.Dialect.ClientProof == "basic")
        {
            // RFC 6749 section 2.3.1: both halves are encoded as in a form before they are joined.
            var pair = $"{Uri.EscapeDataString(auth.ClientId ?? "")}:{Uri.EscapeDataString(auth.ClientSecret ?? "")}";
            request.Headers.TryAddWithoutValidation("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
        }

        switch (auth.Dialect.TokenRequest)
        {
            case "query":
                request.RequestUri = new UriBuilder(address) { Query = Query(parameters) }.Uri;
                break;
            case "json":
                request.Content = new ByteArrayContent(Json(parameters)) { Headers = { ContentType = new("application/json") } };
                break;
            default:
                request.Content = new FormUrlEncodedContent(parameters);
                break;
        }

        using var response = await http.SendAsync(request, cancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return TokenAnswer.Read(body, time.GetUtcNow(), $"the token address {address.GetLeftPart(UriPartial.Path)}");
    }
}
