using System.Text;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;
using LeVieuxMoulin.Connectors.Sandbox.Engine.OAuth;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.OpenTable;

/// <summary>The token call: client credentials in the header, by POST or GET, since both are in use.</summary>
internal sealed class OpenTableTokens(TokenStore tokens, TimeProvider time)
{
    /// <summary>How long a token lives.</summary>
    public const int Seconds = 1_219_199;

    private int issued;
    private bool wantsGet;

    /// <summary>Maps the call.</summary>
    public void Map(IEndpointRouteBuilder routes) => routes.MapMethods("/api/v2/oauth/token", ["GET", "POST"], (RequestDelegate)TokenAsync);

    /// <summary>Lets POST be refused, or taken again.</summary>
    public void WantGet(bool value) => Volatile.Write(ref wantsGet, value);

    /// <summary>Tells how many tokens were given.</summary>
    public JsonObject ToJson() => new() { ["issued"] = Volatile.Read(ref issued) };

    private static bool IsProven(string? header)
    {
        var buffer = new byte[header?.Length ?? 0];
        return header?.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase) == true
            && Convert.TryFromBase64String(header[6..].Trim(), buffer, out var count)
            && Encoding.UTF8.GetString(buffer, 0, count).Split(':', 2) is [{ Length: > 0 }, { Length: > 0 } and not "wrong"];
    }

    private async Task TokenAsync(HttpContext http)
    {
        http.Response.Headers[OpenTableGate.RequestId] = OpenTableGate.NewRequestId();
        if (Volatile.Read(ref wantsGet) && HttpMethods.IsPost(http.Request.Method))
        {
            await new OpenTableException(405, OpenTableErrorShape.Framework, "Method Not Allowed").WriteAsync(http, time, http.RequestAborted);
            return;
        }

        var asked = http.Request.Query["grant_type"].FirstOrDefault() ?? (http.Request.HasFormContentType ? (await http.Request.ReadFormAsync(http.RequestAborted))["grant_type"].FirstOrDefault() : null);
        if (asked != "client_credentials" || !IsProven(http.Request.Headers.Authorization.FirstOrDefault()))
        {
            await OpenTableException.List(asked == "client_credentials" ? 401 : 400, asked == "client_credentials" ? "invalid_client" : "invalid_grant").WriteAsync(http, time, http.RequestAborted);
            return;
        }

        Interlocked.Increment(ref issued);
        var token = tokens.IssueTo("partner", []).AccessToken;
        await JsonBody.WriteAsync(http, 200, new JsonObject { ["access_token"] = token, ["token_type"] = "bearer", ["expires_in"] = Seconds, ["scope"] = "DEFAULT" }, http.RequestAborted);
    }
}
