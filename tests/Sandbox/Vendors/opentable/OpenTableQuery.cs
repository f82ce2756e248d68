using System.Globalization;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Bookings;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.OpenTable;

/// <summary>Reads what a call asks.</summary>
internal static class OpenTableQuery
{
    /// <summary>Gives the address that the vendor's own links begin with.</summary>
    public static Uri Host(HttpRequest request) => new($"{request.Scheme}://{request.Host}/opentable/");

    /// <summary>Reads a text, null when there is none.</summary>
    public static string? Text(HttpRequest request, string name) => request.Query[name].FirstOrDefault() is { Length: > 0 } text ? text : null;

    /// <summary>Reads a whole number; what is none is refused.</summary>
    public static int? Number(HttpRequest request, string name) =>
        Text(request, name) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new OpenTableException(400, OpenTableErrorShape.Framework, $"Failed to convert value of {name}");

    /// <summary>Reads an instant; one without offset is UTC.</summary>
    public static long? Instant(HttpRequest request, string name) =>
        Text(request, name) is not { } text ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at.ToUnixTimeMilliseconds()
        : throw new OpenTableException(400, OpenTableErrorShape.Framework, $"Failed to convert value of {name}");

    /// <summary>Reads a wall time of the booking APIs.</summary>
    public static long Wall(string? text, string name) =>
        DateTime.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall)
            ? ParisTime.ToUnix(wall)
            : throw OpenTableException.List(400, text is null ? $"{name} should not be null" : $"{name} is not valid");

    /// <summary>Reads a size of party, as number or as text.</summary>
    public static int Party(JsonObject body)
    {
        var text = body.Text("party_size") ?? body.Number("party_size")?.ToString(CultureInfo.InvariantCulture) ?? throw OpenTableException.List(400, "party_size should not be null");
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var party) && party is > 0 and <= 20 ? party : throw OpenTableException.List(400, "party_size is not valid");
    }
}
