using LeVieuxMoulin.Connectors.Engine.Auth;

namespace LeVieuxMoulin.Connectors.Web.Api.Views;

/// <summary>How far a login is.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">waiting, done or failed.</param>
/// <param name="AuthorizationUrl">The consent page, for a person's browser.</param>
/// <param name="AccountId">Whose account it opened, when it is done and the vendor could be asked.</param>
/// <param name="Code">What went wrong.</param>
/// <param name="Reason">What went wrong, in words.</param>
internal sealed record LoginView(string Id, string State, string? AuthorizationUrl = null, string? AccountId = null, string? Code = null, string? Reason = null)
{
    /// <summary>Shows a login.</summary>
    public static async Task<LoginView> OfAsync(LoginSession session)
    {
        if (!session.Ending.IsCompleted)
        {
            return new LoginView(session.Id, "waiting");
        }

        try
        {
            var result = await session.Ending;
            return new LoginView(session.Id, "done", AccountId: result.Account?.AccountId);
        }
        catch (LoginException failure)
        {
            return new LoginView(session.Id, "failed", Code: failure.Code, Reason: failure.Message);
        }
    }
}
