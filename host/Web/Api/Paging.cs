using LeVieuxMoulin.Connectors.Engine.Requests;

namespace LeVieuxMoulin.Connectors.Web.Api;

/// <summary>Reads the parameters that every list takes.</summary>
internal static class Paging
{
    /// <summary>How many items a page holds at most.</summary>
    public const int Longest = 1000;

    /// <summary>Checks a page's length.</summary>
    public static int Limit(int limit) => limit is >= 1 and <= Longest
        ? limit
        : throw new RequestException(RequestErrorKind.Invalid, "LIMIT_OUT_OF_RANGE", $"limit is {limit}; it goes from 1 to {Longest}.");

    /// <summary>Reads an opaque <c>after</c> that is a number.</summary>
    public static long? Number(string? after) => after is null ? null
        : long.TryParse(after, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number
        : throw new RequestException(RequestErrorKind.Invalid, "AFTER_INVALID", $"after is \"{after}\", which no list gave as next.");

    /// <summary>Splits <c>a,b</c>.</summary>
    public static IReadOnlyList<string> Words(string? list) => list is null ? [] : list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
