using System.Globalization;

namespace LeVieuxMoulin.Connectors.HubSpot;

/// <summary>The body of a search.</summary>
internal sealed record HubSpotSearch(List<string> Properties, int Limit, List<HubSpotFilterGroup>? FilterGroups = null, List<HubSpotSort>? Sorts = null, string? Query = null)
{
    private const int PageSize = 200;

    /// <summary>Asks for what changed since, by id above the last one seen.</summary>
    /// <remarks>A search gives 10,000 results and no more, and thousands may share one instant. So pages are no offsets: each is a window of its own, by id, and both limits are out of reach.</remarks>
    public static HubSpotSearch Changed(string changedAt, List<string> properties, PartCursor cursor)
    {
        var filters = new List<HubSpotFilter> { new("hs_object_id", "GT", cursor.Token ?? "0") };
        if (cursor.Start is { } start)
        {
            filters.Add(new(changedAt, "GTE", HubSpotText.Milliseconds(start)));
        }

        if (cursor.End is { } end)
        {
            filters.Add(new(changedAt, "LT", HubSpotText.Milliseconds(end)));
        }

        return new(properties, PageSize, [new HubSpotFilterGroup(filters)], [new HubSpotSort("hs_object_id", "ASCENDING")]);
    }

    /// <summary>Gives an answer to <see cref="Changed"/> the token that the next page begins at, and refuses one whose ids do not ascend: going on from it would leave some out.</summary>
    public static PartAnswer Continue(PartAnswer answer)
    {
        long last = 0;
        foreach (var row in answer.Records.Where(row => row.Id.Length > 0))
        {
            last = long.TryParse(row.Id, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > last
                ? id
                : throw HubSpotRefusal.Unexpected("HubSpot's search does not answer in the order of ids that was asked for.");
        }

        return answer.Token is null ? answer : last > 0 ? answer with { Token = HubSpotText.Of(last) } : throw HubSpotRefusal.Unexpected("HubSpot's search says that more follows, and gives no id to go on from.");
    }
}

/// <summary>Conditions that all hold.</summary>
internal sealed record HubSpotFilterGroup(List<HubSpotFilter> Filters);

/// <summary>One condition.</summary>
internal sealed record HubSpotFilter(string PropertyName, string Operator, string Value);

/// <summary>An order. The documentation has objects here, the specification texts: objects work.</summary>
internal sealed record HubSpotSort(string PropertyName, string Direction);
