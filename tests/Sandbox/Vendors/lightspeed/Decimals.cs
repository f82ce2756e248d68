using System.Globalization;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Lightspeed;

/// <summary>The vendor's texts: numbers without trailing zeros, times in whole seconds.</summary>
internal static class Decimals
{
    /// <summary>Writes a number.</summary>
    public static string Text(decimal number) => number.ToString("0.##########", CultureInfo.InvariantCulture);

    /// <summary>Writes a time.</summary>
    public static string Time(long unixMs) => DateTimeOffset.FromUnixTimeMilliseconds(unixMs).ToString("yyyy-MM-dd'T'HH:mm:ss'+00:00'", CultureInfo.InvariantCulture);

    /// <summary>Writes a truth.</summary>
    public static string Flag(bool value) => value ? "true" : "false";

    /// <summary>Rounds to cents.</summary>
    public static decimal Cents(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);
}
