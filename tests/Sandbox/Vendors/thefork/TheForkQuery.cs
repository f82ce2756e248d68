using System.Globalization;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.TheFork;

/// <summary>Reads what a call asks; what is wrong is refused without a code, since the vendor documents none.</summary>
internal static class TheForkQuery
{
    /// <summary>Reads a day.</summary>
    public static DateOnly Day(HttpRequest request, string name) => Day(request.Query[name].FirstOrDefault());

    /// <summary>Reads a day.</summary>
    public static DateOnly Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw TheForkException.Of(400);

    /// <summary>Reads the two days of a list.</summary>
    public static (DateOnly First, DateOnly Last) Days(HttpRequest request)
    {
        var (first, last) = (Day(request, "startDate"), Day(request, "endDate"));
        return first <= last ? (first, last) : throw TheForkException.Of(400);
    }

    /// <summary>Reads a whole number above zero, or gives the default.</summary>
    public static int Count(HttpRequest request, string name, int otherwise, int most = int.MaxValue)
    {
        var text = request.Query[name].FirstOrDefault();
        return text is null ? otherwise
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 && count <= most ? count : throw TheForkException.Of(400);
    }

    /// <summary>Reads a UUID, null when there is none.</summary>
    public static Guid? Uuid(HttpRequest request, string name)
    {
        var text = request.Query[name].FirstOrDefault();
        return text is null ? null : Guid.TryParse(text, out var uuid) ? uuid : throw TheForkException.Of(400);
    }

    /// <summary>Answers one page of ids.</summary>
    public static Task PageAsync(HttpContext http, IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var (limit, page) = (Count(http.Request, "limit", 100, 10_000), Count(http.Request, "page", 1));
        var body = new JsonObject
        {
            ["data"] = new JsonArray([.. ids.Skip((int)Math.Min(int.MaxValue, (page - 1L) * limit)).Take(limit).Select(id => (JsonNode)id.ToString())]),
            ["totalCount"] = ids.Count,
            ["page"] = page,
            ["limit"] = limit,
        };
        return JsonBody.WriteAsync(http, 200, body, cancellationToken);
    }
}
