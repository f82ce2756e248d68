using System.Globalization;
using LeVieuxMoulin.Connectors.Engine.Requests;
using LeVieuxMoulin.Connectors.Engine.Storage;
using LeVieuxMoulin.Connectors.Engine.Streams;
using LeVieuxMoulin.Connectors.Web.Access;
using LeVieuxMoulin.Connectors.Web.Api.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LeVieuxMoulin.Connectors.Web.Api;

/// <summary><c>/v1/quarantine</c>: records that could not be read, kept with their bytes.</summary>
internal static class QuarantineEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/quarantine", ListAsync)
            .RequireAuthorization(Scope.Read)
            .WithSummary("Lists the records that were set aside, the oldest first: what could not be read, where and why.");
        api.MapGet("/quarantine/{number:long}", FindAsync)
            .RequireAuthorization(Scope.Admin)
            .WithSummary("Shows one record set aside with the vendor's bytes, which may hold personal data.");
        api.MapPost("/connections/{name}/quarantine/replay", ReplayAsync)
            .RequireAuthorization(Scope.Write)
            .WithSummary("Reads the records set aside once more, with the connector in force; of one stream or of all.");
    }

    private static async Task<ListView<QuarantineView>> ListAsync(IQuarantine quarantine, CancellationToken cancellationToken, string? connection = null, string? stream = null, string? after = null, int limit = 100)
    {
        var page = await quarantine.ListAsync(connection, stream, Paging.Number(after) ?? 0, Paging.Limit(limit), cancellationToken);
        return new ListView<QuarantineView>([.. page.Select(QuarantineView.Of)], page.Count == limit ? page[^1].Number.ToString(CultureInfo.InvariantCulture) : null);
    }

    private static async Task<QuarantineView> FindAsync(long number, IQuarantine quarantine, CancellationToken cancellationToken) =>
        QuarantineView.Of(await quarantine.FindAsync(number, cancellationToken)
            ?? throw new RequestException(RequestErrorKind.NotFound, "QUARANTINE_NOT_FOUND", $"No record is set aside under the number {number}."));

    private static async Task<ReplayView> ReplayAsync(string name, ReplayBody? body, ReplayQuarantine replay, CancellationToken cancellationToken)
    {
        var result = await replay.ExecuteAsync(name, body?.Stream, cancellationToken);
        return new ReplayView(name, result.Replayed, result.StillSetAside);
    }
}
