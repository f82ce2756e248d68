using LeVieuxMoulin.Connectors.Engine.Requests;
using LeVieuxMoulin.Connectors.Web.Api.Views;

namespace LeVieuxMoulin.Connectors.Web.Api;

/// <summary>Cuts a list that is known whole into pages, like any other list.</summary>
internal static class KnownList
{
    /// <summary>Gives the page after an item.</summary>
    /// <param name="items">The whole list, in its order.</param>
    /// <param name="nameOf">What an item is known by.</param>
    /// <param name="after">The last item of the page before; null: none.</param>
    /// <param name="limit">How many items at most.</param>
    /// <exception cref="RequestException">The limit is out of range, or the item is not in the list (any more).</exception>
    public static ListView<TItem> Page<TItem>(IReadOnlyList<TItem> items, Func<TItem, string> nameOf, string? after, int limit)
    {
        Paging.Limit(limit);
        var begin = 0;
        while (after is not null && begin < items.Count && nameOf(items[begin]) != after)
        {
            begin++;
        }

        if (after is not null && begin++ == items.Count)
        {
            throw new RequestException(RequestErrorKind.Invalid, "AFTER_INVALID", $"after is \"{after}\", which is not in this list (any more); begin again.");
        }

        IReadOnlyList<TItem> page = [.. items.Skip(begin).Take(limit)];
        return new ListView<TItem>(page, begin + page.Count < items.Count ? nameOf(page[^1]) : null);
    }
}
