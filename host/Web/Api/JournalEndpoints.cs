using System.Globalization;
using LeVieuxMoulin.Connectors.Engine.Audit;
using LeVieuxMoulin.Connectors.Engine.Calls;
using LeVieuxMoulin.Connectors.Web.Access;
using LeVieuxMoulin.Connectors.Web.Api.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LeVieuxMoulin.Connectors.Web.Api;

/// <summary><c>/v1/calls</c> and <c>/v1/audit</c>.</summary>
internal static class JournalEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/calls", CallsAsync)
            .RequireAuthorization(Scope.Read)
            .WithSummary("Lists the calls made to vendors, the newest first.");
        api.MapGet("/audit", AuditAsync)
            .RequireAuthorization(Scope.Admin)
            .WithSummary("Lists the audit entries, the newest first.");
        api.MapPost("/audit/verify", async (VerifyAudit verify, CancellationToken cancellationToken) => AuditCheckView.Of(await verify.ExecuteAsync(cancellationToken)))
            .RequireAuthorization(Scope.Admin)
            .WithSummary("Checks the audit chain and names the first bad entry.");
    }

    private static async Task<ListView<CallView>> CallsAsync(ListCalls list, TimeProvider time, CancellationToken cancellationToken, string? connection = null, string? operation = null, string? operationId = null, bool failed = false, string? from = null, string? after = null, int limit = 100)
    {
        var query = new CallQuery
        {
            Connection = connection,
            Operation = operation,
            OperationId = operationId,
            FailedOnly = failed,
            From = Since.Read("from", from, time.GetUtcNow()),
            Limit = Paging.Limit(limit),
            Before = Paging.Number(after),
        };
        var page = await list.ExecuteAsync(query, cancellationToken);
        return new ListView<CallView>([.. page.Items.Select(CallView.Of)], page.Next?.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The chain is numbered without gaps, so the page before a number is known.</summary>
    private static async Task<ListView<AuditView>> AuditAsync(IAuditStore store, CancellationToken cancellationToken, string? after = null, int limit = 100)
    {
        var end = Paging.Number(after) ?? (await store.ReadHeadAsync(cancellationToken)).Sequence + 1;
        var begin = Math.Max(0, end - 1 - Paging.Limit(limit));
        var records = await store.ReadAsync(begin, (int)(end - 1 - begin), cancellationToken);
        return new ListView<AuditView>([.. records.Reverse().Select(AuditView.Of)], begin > 0 ? (begin + 1).ToString(CultureInfo.InvariantCulture) : null);
    }
}
