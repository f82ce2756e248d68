using System.Globalization;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;
using LeVieuxMoulin.Connectors.Sandbox.Engine.OAuth;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Square;

/// <summary>The consent page, which consents at once, and the token calls.</summary>
internal sealed class SquareOAuth(SquareGate gate, TokenStore tokens, SquareNames names, TimeProvider time)
{
    private bool denies;

    /// <summary>Lets the next consents be refused, or given again.</summary>
    public void Deny(bool value) => Volatile.Write(ref denies, value);

    /// <summary>Maps the calls.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        gate.MapOpen(routes, "GET", "/oauth2/authorize", AuthorizeAsync);
        gate.MapOpen(routes, "POST", "/oauth2/token", TokenAsync);
        gate.MapOpen(routes, "POST", "/oauth2/revoke", RevokeAsync);
        gate.Map(routes, "POST", "/oauth2/token/status", "", StatusAsync);
    }

    private static string Rfc(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static SquareError Refused(string detail) => new(401, "AUTHENTICATION_ERROR", "UNAUTHORIZED", detail);

    private Task AuthorizeAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var query = http.Request.Query;
        var redirect = query["redirect_uri"].FirstOrDefault();
        if (query["client_id"].FirstOrDefault() is not { Length: > 0 } client)
        {
            throw new SquareException(SquareError.Invalid("MISSING_REQUIRED_PARAMETER", "client_id is missing.", "client_id"));
        }

        if (!Uri.TryCreate(redirect, UriKind.Absolute, out var target) || (target.Scheme != "https" && !target.IsLoopback))
        {
            throw new SquareException(SquareError.Invalid("INVALID_VALUE", "redirect_uri is not an HTTPS address, nor one of this machine.", "redirect_uri"));
        }

        var answer = Volatile.Read(ref denies)
            ? "error=access_denied&error_description=user_denied"
            : "response_type=code&code=" + Uri.EscapeDataString(tokens.Consent(client, redirect!, (query["scope"].FirstOrDefault() ?? "").Split([' ', '+'], StringSplitOptions.RemoveEmptyEntries), query["code_challenge"].FirstOrDefault(), query["code_challenge_method"].FirstOrDefault() ?? "S256"));
        http.Response.Redirect(redirect + (target.Query.Length > 0 ? "&" : "?") + answer + (query["state"].FirstOrDefault() is { } state ? "&state=" + Uri.EscapeDataString(state) : ""));
        return Task.CompletedTask;
    }

    private async Task TokenAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var body = await SquareGate.BodyAsync(http, cancellationToken);
        var client = Required(body, "client_id");
        var type = Required(body, "grant_type");
        var secret = body.Text("client_secret");
        var grant = type switch
        {
            "authorization_code" => tokens.Redeem(Required(body, "code"), client, body.Text("redirect_uri"), body.Text("code_verifier")),
            "refresh_token" => tokens.Refresh(Required(body, "refresh_token"), client),
            _ => throw new SquareException(SquareError.Invalid("INVALID_VALUE", "grant_type is not one this account may use.", "grant_type")),
        };
        if (grant is null || secret == "wrong" || (!grant.Rotates && string.IsNullOrEmpty(secret)))
        {
            throw new SquareException(Refused(type == "refresh_token" ? "The refresh token is not valid." : "The authorization code is not valid."));
        }

        var answer = new JsonObject
        {
            ["access_token"] = grant.AccessToken,
            ["token_type"] = "bearer",
            ["expires_at"] = Rfc(grant.ExpiresAt),
            ["merchant_id"] = names.Merchant,
            ["refresh_token"] = grant.RefreshToken,
            ["short_lived"] = body.Flag("short_lived") ?? false,
        };
        if (grant.Rotates)
        {
            answer["refresh_token_expires_at"] = Rfc(time.GetUtcNow().AddDays(90));
        }

        await JsonBody.WriteAsync(http, 200, answer, cancellationToken);
    }

    private async Task RevokeAsync(HttpContext http, CancellationToken cancellationToken)
    {
        if (http.Request.Headers.Authorization.FirstOrDefault()?.StartsWith("Client ", StringComparison.OrdinalIgnoreCase) != true)
        {
            throw new SquareException(SquareError.Of(401));
        }

        var body = await SquareGate.BodyAsync(http, cancellationToken);
        Required(body, "client_id");
        tokens.Revoke(body.Flag("revoke_only_access_token") == true ? body.Text("access_token") : null);
        await JsonBody.WriteAsync(http, 200, new JsonObject { ["success"] = true }, cancellationToken);
    }

    private Task StatusAsync(HttpContext http, CancellationToken cancellationToken)
    {
        tokens.Judge(http.Request.Headers.Authorization.ToString()["Bearer ".Length..].Trim(), out var grant);
        return JsonBody.WriteAsync(
            http,
            200,
            new JsonObject
            {
                ["scopes"] = new JsonArray([.. (grant?.Scopes ?? ["MERCHANT_PROFILE_READ", "ORDERS_READ", "PAYMENTS_READ", "ITEMS_READ", "ITEMS_WRITE", "INVENTORY_READ", "INVENTORY_WRITE"]).Select(scope => (JsonNode)scope)]),
                ["expires_at"] = Rfc(grant?.ExpiresAt ?? time.GetUtcNow().AddDays(30)),
                ["client_id"] = grant?.ClientId ?? "sandbox",
                ["merchant_id"] = names.Merchant,
            },
            cancellationToken);
    }

    private static string Required(JsonObject body, string name) =>
        body.Text(name) is { Length: > 0 } value ? value : throw new SquareException(SquareError.Invalid("MISSING_REQUIRED_PARAMETER", $"{name} is missing.", name));
}
