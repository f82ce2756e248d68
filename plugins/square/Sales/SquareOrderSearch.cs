namespace LeVieuxMoulin.Connectors.Square;

/// <summary>The body of <c>POST /v2/orders/search</c>.</summary>
internal sealed record SquareOrderSearch(string[] LocationIds, int Limit, SquareOrderQuery Query, string? Cursor, bool ReturnEntries = false)
{
    /// <summary>The filter and the order must name the same time; oldest first, or a mark could pass over what is still to come.</summary>
    public static SquareOrderSearch For(string[] locationIds, bool isClosing, PartCursor cursor, int limit)
    {
        var range = cursor.Start is null && cursor.End is null ? null : new SquareTimeRange(Text(cursor.Start), Text(cursor.End));
        var filter = isClosing
            ? new SquareOrderFilter(range is null ? null : new SquareOrderTimes(null, range), new SquareStates(["COMPLETED", "CANCELED"]))
            : range is null ? null : new SquareOrderFilter(new SquareOrderTimes(range, null), null);
        var sort = new SquareOrderSort(isClosing ? "CLOSED_AT" : "UPDATED_AT", "ASC");
        return new SquareOrderSearch(locationIds, limit, new SquareOrderQuery(filter, sort), cursor.Token);
    }

    private static string? Text(DateTimeOffset? instant) => instant is { } value ? SquareText.Of(value) : null;
}

/// <summary>What to look for, and in which order.</summary>
internal sealed record SquareOrderQuery(SquareOrderFilter? Filter, SquareOrderSort Sort);

/// <summary>Which orders.</summary>
internal sealed record SquareOrderFilter(SquareOrderTimes? DateTimeFilter, SquareStates? StateFilter);

/// <summary>One of the two times.</summary>
internal sealed record SquareOrderTimes(SquareTimeRange? UpdatedAt, SquareTimeRange? ClosedAt);

/// <summary>A span, both ends inclusive.</summary>
internal sealed record SquareTimeRange(string? StartAt, string? EndAt);

/// <summary>Some states.</summary>
internal sealed record SquareStates(string[] States);

/// <summary>The order of the rows.</summary>
internal sealed record SquareOrderSort(string SortField, string SortOrder);

/// <summary>The body of <c>POST /v2/orders/batch-retrieve</c>.</summary>
internal sealed record SquareOrderIds(string[] OrderIds);
