using LeVieuxMoulin.Connectors.Engine.Storage;
using Microsoft.AspNetCore.Mvc;

namespace LeVieuxMoulin.Connectors.Web.Api;

/// <summary>The filters that every list of records takes.</summary>
internal sealed record RecordFilter
{
    [FromServices]
    public required IRecordQueries Records { get; init; }

    [FromServices]
    public required TimeProvider Time { get; init; }

    [FromQuery(Name = "connection")]
    public string? Connection { get; init; }

    [FromQuery(Name = "from")]
    public string? From { get; init; }

    [FromQuery(Name = "to")]
    public string? To { get; init; }

    [FromQuery(Name = "status")]
    public string? Status { get; init; }

    [FromQuery(Name = "location")]
    public string? Location { get; init; }

    [FromQuery(Name = "after")]
    public string? After { get; init; }

    [FromQuery(Name = "removed")]
    public bool? Removed { get; init; }

    [FromQuery(Name = "newest")]
    public bool? Newest { get; init; }

    [FromQuery(Name = "limit")]
    public int? Limit { get; init; }

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
