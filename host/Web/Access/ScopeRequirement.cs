using Microsoft.AspNetCore.Authorization;

namespace LeVieuxMoulin.Connectors.Web.Access;

/// <summary>A caller must hold a scope, or a higher one.</summary>
internal sealed class ScopeRequirement(string scope) : AuthorizationHandler<ScopeRequirement>, IAuthorizationRequirement
{
    /// <inheritdoc />
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, ScopeRequirement requirement)
    {
        if (Scope.Rank(context.User.FindFirst(ApiKeyHandler.ScopeClaim)?.Value) >= Scope.Rank(scope))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
