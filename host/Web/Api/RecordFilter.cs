using LeVieuxMoulin.Connectors.Engine.Storage;
using Microsoft.AspNetCore.Mvc;

namespace LeVieuxMoulin.Connectors.Web.Api;

/// <summary>The filters that every list of records takes.</summary>
internal sealed record RecordFilter(
    [FromServices] IRecordQueries Records,
    [FromServices] TimeProvider Time,
    [FromQuery] string? Connection,
    [FromQuery] string? From,
    [FromQuery] string? To,
    [FromQuery] string? Status,
    [FromQuery] string? Location,
    [FromQuery] string? After,
    [FromQuery] bool? Removed,
    [FromQuery] bool? Newest,
    [FromQuery] int? Limit)
{
    /// <summary>Asks the store.</summary>
    public RecordQuery ToQuery(string type) => new()
    {
        Stream = type,
        Connections = Paging.Words(Connection),
        From = Since.Read("from", From, Time.GetUtcNow()),
        Until = Since.Read("to", To, Time.GetUtcNow()),
        Status = [.. Paging.Words(Status).Select(word => word.ToUpperInvariant().Replace('-', '_'))],
        LocationId = Location,
        WithRemoved = Removed ?? false,
        NewestFirst = Newest ?? false,
        After = After,
        Limit = Paging.Limit(Limit ?? 100),
    };
}
