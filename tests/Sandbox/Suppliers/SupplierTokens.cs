using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;
using LeVieuxMoulin.Connectors.Sandbox.Engine.OAuth;

namespace LeVieuxMoulin.Connectors.Sandbox.Suppliers;

/// <summary>A wholesaler's authorisation server: tokens for an application of its own right, no refresh tokens. The secret <c>wrong</c> is refused.</summary>
internal sealed class SupplierTokens(TokenStore tokens)
{
    private const int Seconds = 3600;

    /// <summary>Maps the call.</summary>
    public void Map(IEndpointRouteBuilder routes) => routes.MapMethods("/oauth2/token", ["POST"], (RequestDelegate)TokenAsync);

    private async Task TokenAsync(HttpContext http)
    {
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : FormCollection.Empty;
        var (client, secret) = InHeader(http) ?? (form["client_id"].ToString(), form["client_secret"].ToString());
        if (form["grant_type"] != "client_credentials")
        {
            await JsonBody.WriteAsync(http, 400, new JsonObject { ["error"] = "unsupported_grant_type" }, http.RequestAborted);
        }
        else if (client.Length == 0 || secret is "" or "wrong")
        {
            await JsonBody.WriteAsync(http, 401, new JsonObject { ["error"] = "invalid_client" }, http.RequestAborted);
        }
        else
        {
            var grant = tokens.IssueTo(client, form["scope"].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
            var answer = new JsonObject { ["access_token"] = grant.AccessToken, ["token_type"] = "Bearer", ["expires_in"] = Seconds };
            await JsonBody.WriteAsync(http, 200, answer, http.RequestAborted);
        }
    }

    private static (string Client, string Secret)? InHeader(HttpContext http)
    {
        if (!AuthenticationHeaderValue.TryParse(http.Request.Headers.Authorization, out var header) || header is not { Scheme: "Basic", Parameter: { } given })
        {
            return null;
        }

        var bytes = new byte[given.Length];
        return Convert.TryFromBase64String(given, bytes, out var length) && Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2) is [var client, var secret]
            ? (Uri.UnescapeDataString(client), Uri.UnescapeDataString(secret))
            : null;
    }
}
