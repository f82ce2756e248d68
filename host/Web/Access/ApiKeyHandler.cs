using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using LeVieuxMoulin.Connectors.Engine.Access;
using LeVieuxMoulin.Connectors.Web.Api;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LeVieuxMoulin.Connectors.Web.Access;

/// <summary>Knows callers by the API key they send as bearer token (RFC 6750), and the command line by its own.</summary>
internal sealed class ApiKeyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, KeyRing keys, CommandLineToken own)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    /// <summary>The scheme's name.</summary>
    public const string SchemeName = "api-key";

    /// <summary>The claim that holds the scope.</summary>
    public const string ScopeClaim = "scope";

    private const string Bearer = "Bearer ";

    /// <inheritdoc />
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }

        var token = header[Bearer.Length..].Trim();
        if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(own.Value)))
        {
            return Known($"cli:{own.User}", Scope.Admin);
        }

        return await keys.VerifyAsync(token, Context.RequestAborted) is { } key
            ? Known(key.Name, key.Scope.ToWord())
            : AuthenticateResult.Fail("The key is not known.");
    }

    /// <inheritdoc />
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var sent = Request.Headers.Authorization.Count > 0;
        Response.Headers.WWWAuthenticate = sent ? "Bearer error=\"invalid_token\"" : "Bearer";
        var problem = sent
            ? ApiProblem.Of(StatusCodes.Status401Unauthorized, "KEY_UNKNOWN", "This key is not known here, or was revoked. Make one with: moulin keys create NAME --scope read")
            : ApiProblem.Of(StatusCodes.Status401Unauthorized, "KEY_REQUIRED", "Send an API key as bearer token; make one with: moulin keys create NAME --scope read");
        return ProblemHandler.WriteAsync(Context, problem, Context.RequestAborted);
    }

    /// <inheritdoc />
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        ProblemHandler.WriteAsync(Context, ApiProblem.Of(StatusCodes.Status403Forbidden, "SCOPE_TOO_LOW", "This key's scope does not allow that; make one with a higher scope."), Context.RequestAborted);

    private static AuthenticateResult Known(string name, string scope)
    {
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, name), new Claim(ScopeClaim, scope)], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }
}
