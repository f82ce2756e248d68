using System.Globalization;

namespace LeVieuxMoulin.Connectors.Lightspeed;

/// <summary>Where a full read over the locations stopped: the location and the row in it.</summary>
internal static class RestaurantPlaceCursor
{
    /// <summary>Gets the cursor of a read that came to its end: the next one begins again.</summary>
    public static Cursor End { get; } = new("end");

    public static (int Place, int Offset) Read(Cursor? cursor, IReadOnlyList<string> locations)
    {
        if (cursor is null || cursor == End)
        {
            return (0, 0);
        }

        var parts = cursor.Value.Value.Split('@');
        for (var place = 0; place < locations.Count; place++)
        {
            if (parts.Length == 2 && locations[place] == parts[0] && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var offset))
            {
                return (place, offset);
            }
        }

        throw new ConnectorException(new Fault(FaultKind.CursorLost, "The location the last read stopped at is not read any more."));
    }

    public static Cursor Write(string location, int offset) => new($"{location}@{offset.ToString(CultureInfo.InvariantCulture)}");
}
