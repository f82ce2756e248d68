using System.Security.Claims;
using LeVieuxMoulin.Connectors.Engine.Auth;
using LeVieuxMoulin.Connectors.Engine.Requests;
using LeVieuxMoulin.Connectors.Web.Access;
using LeVieuxMoulin.Connectors.Web.Api.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LeVieuxMoulin.Connectors.Web.Api;

/// <summary>The vendors' consent: begin a login, complete it, forget the tokens.</summary>
internal static class LoginEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/connections/{name}/login", BeginAsync)
            .RequireAuthorization(Scope.Admin)
            .WithSummary("Begins a login and answers the vendor's consent page.");
        api.MapDelete("/connections/{name}/login", LogoutAsync)
            .Produces(StatusCodes.Status204NoContent)
            .RequireAuthorization(Scope.Admin)
            .WithSummary("Forgets the tokens of a connection.");
        api.MapGet("/logins/{id}", (string id, LoginSessions logins) => LoginView.OfAsync(logins.Find(id)))
            .RequireAuthorization(Scope.Admin)
            .WithSummary("Shows how far a login is.");
        api.MapPost("/logins/{id}/complete", CompleteAsync)
            .RequireAuthorization(Scope.Admin)
            .WithSummary("Completes a login with what the person pasted.");
    }

    private static async Task<LoginView> BeginAsync(string name, LoginBody? body, LoginSessions logins, ClaimsPrincipal caller, CancellationToken cancellationToken)
    {
        var session = logins.Begin(name, body?.Paste ?? false, Caller.NameOf(caller));
        try
        {
            var page = await session.PageAsync(cancellationToken);
            return new LoginView(session.Id, "waiting", page.AbsoluteUri);
        }
        catch (LoginException failure)
        {
            throw new RequestException(RequestErrorKind.Unprocessable, failure.Code, failure.Message);
        }
    }

    private static async Task<LoginView> CompleteAsync(string id, LoginCompletionBody body, LoginSessions logins, CancellationToken cancellationToken)
    {
        var session = logins.Find(id);
        session.Paste(body.Redirected);
        await Task.WhenAny(session.Ending).WaitAsync(cancellationToken);
        return await LoginView.OfAsync(session);
    }

    private static async Task<IResult> LogoutAsync(string name, LoginSessions logins, ClaimsPrincipal caller, CancellationToken cancellationToken)
    {
        await logins.LogoutAsync(name, Caller.NameOf(caller), cancellationToken);
        return Results.NoContent();
    }
}
