using System.Security.Claims;

namespace LeVieuxMoulin.Connectors.Web.Access;

/// <summary>Names who asks, for history and audit.</summary>
internal static class Caller
{
    /// <summary>Gives the API key's name, or the command line's user.</summary>
    public static string NameOf(ClaimsPrincipal principal) => principal.Identity?.Name ?? "unknown";
}
