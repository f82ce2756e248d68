using System.Globalization;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.LightspeedK;

/// <summary>The vendor's texts: amounts with two to six decimals, times with milliseconds.</summary>
internal static class RestaurantText
{
    /// <summary>Writes an amount of money as it was paid.</summary>
    public static string Cents(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>Writes an amount with what it has of six decimals.</summary>
    public static string Fine(decimal amount) => amount.ToString("0.00####", CultureInfo.InvariantCulture);

    /// <summary>Writes a quantity.</summary>
    public static string Quantity(decimal quantity) => quantity.ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>Writes a time.</summary>
    public static string Time(long unixMs) => DateTimeOffset.FromUnixTimeMilliseconds(unixMs).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Reads a time with its distance from UTC; null when it is none.</summary>
    public static long? ReadTime(string? text) => text is { Length: > 15 } && text[4] == '-' && text[10] == 'T' && (text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > 15)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at.ToUnixTimeMilliseconds() : null;
}
