using System.Globalization;
using LeVieuxMoulin.Connectors.Engine.Storage;
using LeVieuxMoulin.Connectors.Web.Access;
using LeVieuxMoulin.Connectors.Web.Api.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LeVieuxMoulin.Connectors.Web.Api;

/// <summary><c>/v1/changes</c>: what happened since, gap-free, with a long poll.</summary>
internal static class ChangeEndpoints
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    /// <summary>Maps it.</summary>
    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/changes", ListAsync)
            .RequireAuthorization(Scope.Read)
            .WithSummary("Reads the change feed after a sequence number. With wait (seconds, at most 60) an empty answer is held back until something changes. Give next as after to go on.");

    private static async Task<ListView<ChangeView>> ListAsync(IRecordQueries records, TimeProvider time, CancellationToken cancellationToken, string? connection = null, string? type = null, long after = 0, int limit = 100, int wait = 0)
    {
        var query = new ChangeQuery(after, Paging.Limit(limit), connection, type);
        var page = await records.ReadChangesAsync(query, cancellationToken);
        if (page.Items.Count == 0 && wait > 0)
        {
            await WaitAsync(records, page.Next, TimeSpan.FromSeconds(wait), time, cancellationToken);
            page = await records.ReadChangesAsync(query, cancellationToken);
        }

        return new ListView<ChangeView>([.. page.Items.Select(ChangeView.Of)], page.Next.ToString(CultureInfo.InvariantCulture));
    }

    private static async Task WaitAsync(IRecordQueries records, long after, TimeSpan wait, TimeProvider time, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(wait < LongestWait ? wait : LongestWait, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await records.WaitForChangesAsync(after, either.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return;
        }
    }
}
