using System.Diagnostics.CodeAnalysis;

namespace LeVieuxMoulin.Connectors.Engine.Configuration;

/// <summary>Finds time zones by their IANA names, also on a Windows without ICU (Server 2016, Wine), which knows only names of its own.</summary>
public static class TimeZones
{
    /// <summary>The zones of French, Belgian, Swiss and Luxembourg venues, by the names of CLDR's windowsZones.</summary>
    internal static readonly IReadOnlyDictionary<string, string> WindowsNames = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Europe/Paris"] = "Romance Standard Time",
        ["Europe/Brussels"] = "Romance Standard Time",
        ["Europe/Luxembourg"] = "W. Europe Standard Time",
        ["Europe/Zurich"] = "W. Europe Standard Time",
        ["America/Guadeloupe"] = "SA Western Standard Time",
        ["America/Martinique"] = "SA Western Standard Time",
        ["America/Cayenne"] = "SA Eastern Standard Time",
        ["Indian/Reunion"] = "Mauritius Standard Time",
        ["Pacific/Noumea"] = "Central Pacific Standard Time",
    };

    /// <summary>Finds a zone.</summary>
    /// <exception cref="TimeZoneNotFoundException">This machine does not know it.</exception>
    public static TimeZoneInfo Find(string id) => TryFind(id, out var zone) ? zone : TimeZoneInfo.FindSystemTimeZoneById(id);

    /// <summary>Finds a zone; false when this machine does not know it.</summary>
    public static bool TryFind(string id, [NotNullWhen(true)] out TimeZoneInfo? zone) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(id, out zone)
        || (WindowsNames.TryGetValue(id, out var windows) && TimeZoneInfo.TryFindSystemTimeZoneById(windows, out zone));
}
