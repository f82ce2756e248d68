using LeVieuxMoulin.Connectors.Engine.Storage;
using Microsoft.AspNetCore.Mvc;

namespace LeVieuxMoulin.Connectors.Web.Api;

/// <summary>The filters that every list of records takes.</summary>
internal sealed record RecordFilter(
    [FromServices] IRecordQueries Records,
    [FromServices] TimeProvider Time,
    [FromQuery(Name = "connection")] string? Connection,
    [FromQuery(Name = "from")] string? From,
    [FromQuery(Name = "to")] string? To,
    [FromQuery(Name = "status")] string? Status,
    [FromQuery(Name = "location")] string? Location,
    [FromQuery(Name = "after")] string? After,
    [FromQuery(Name = "removed")] bool? Removed,
    [FromQuery(Name = "newest")] bool? Newest,
    [FromQuery(Name = "limit")] int? Limit)
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
