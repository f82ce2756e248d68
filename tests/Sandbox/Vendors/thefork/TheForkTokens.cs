using System.Text;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;
using LeVieuxMoulin.Connectors.Sandbox.Engine.OAuth;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.TheFork;

/// <summary>The token call: client credentials with an audience, as a form or as JSON, the proof in the body or in the header.</summary>
internal sealed class TheForkTokens(TokenStore tokens, TimeProvider time)
{
    /// <summary>How long a token lives.</summary>
    public const int Seconds = 8600;

    private const string Audience = "https://api.thefork.io";
    private static readonly string[] All = [TheForkGate.Reservations, TheForkGate.Customers, TheForkGate.Availabilities, TheForkGate.Override];
    private readonly Lock gate = new();
    private readonly Dictionary<string, DateTimeOffset> lastIssued = new(StringComparer.Ordinal);
    private int issued;
    private int early;

    /// <summary>Maps the call.</summary>
    public void Map(IEndpointRouteBuilder routes) => routes.MapMethods("/oauth/token", ["POST"], (RequestDelegate)TokenAsync);

    /// <summary>Lets all tokens die.</summary>
    public int ExpireAll()
    {
        lock (gate)
        {
            lastIssued.Clear();
        }

        return tokens.ExpireAll();
    }

    /// <summary>Tells how many tokens were asked for, and how many of them while the one before was good, which the vendor forbids.</summary>
    public JsonObject ToJson()
    {
        lock (gate)
        {
            return new JsonObject { ["issued"] = issued, ["early"] = early };
        }
    }

    private static async Task<Dictionary<string, string>> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var read = request.HasFormContentType
            ? (await request.ReadFormAsync(cancellationToken)).ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal)
            : (await JsonBody.ReadAsync(request, cancellationToken) ?? []).Where(pair => pair.Value is JsonValue).ToDictionary(pair => pair.Key, pair => pair.Value!.ToString(), StringComparer.Ordinal);
        if (request.Headers.Authorization.FirstOrDefault() is { } header && header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase))
        {
            var buffer = new byte[header.Length];
            var parts = Convert.TryFromBase64String(header[6..].Trim(), buffer, out var count) ? Encoding.UTF8.GetString(buffer, 0, count).Split(':', 2) : [];
            if (parts.Length == 2)
            {
                (read["client_id"], read["client_secret"]) = (Uri.UnescapeDataString(parts[0]), Uri.UnescapeDataString(parts[1]));
            }
        }

        return read;
    }

    private static Task RefuseAsync(HttpContext http, int status, string error, string description) =>
        JsonBody.WriteAsync(http, status, new JsonObject { ["error"] = error, ["error_description"] = description }, http.RequestAborted);

    private async Task TokenAsync(HttpContext http)
    {
        var asked = await ReadAsync(http.Request, http.RequestAborted);
        var client = asked.GetValueOrDefault("client_id") ?? "";
        if (asked.GetValueOrDefault("grant_type") != "client_credentials")
        {
            await RefuseAsync(http, 403, "unsupported_grant_type", "Grant type not allowed for the client.");
        }
        else if (client.Length == 0 || asked.GetValueOrDefault("client_secret") is null or "" or "wrong")
        {
            await RefuseAsync(http, 401, "access_denied", "Unauthorized");
        }
        else if (asked.GetValueOrDefault("audience") != Audience)
        {
            await RefuseAsync(http, 403, "access_denied", "No API of that audience is open to this client.");
        }
        else
        {
            await GiveAsync(http, client);
        }
    }

    private Task GiveAsync(HttpContext http, string client)
    {
        lock (gate)
        {
            issued++;
            early += lastIssued.TryGetValue(client, out var last) && time.GetUtcNow() < last.AddSeconds(Seconds - 600) ? 1 : 0;
            lastIssued[client] = time.GetUtcNow();
        }

        // An application whose id ends in "-reader" was granted the reading scopes only.
        var grant = tokens.IssueTo(client, client.EndsWith("-reader", StringComparison.Ordinal) ? All[..2] : All);
        return JsonBody.WriteAsync(http, 200, new JsonObject { ["access_token"] = grant.AccessToken, ["scope"] = string.Join(' ', grant.Scopes), ["expires_in"] = Seconds, ["token_type"] = "Bearer" }, http.RequestAborted);
    }
}
