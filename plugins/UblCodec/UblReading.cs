using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace LeVieuxMoulin.Connectors.UblCodec;

/// <summary>Reads values out of elements: a path of aggregates, and a plain value at its end.</summary>
internal static class UblReading
{
    /// <summary>Follows a path of aggregates; null where one is missing.</summary>
    public static XElement? At(this XElement? element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            element = element?.Element(UblNames.Cac + name);
        }

        return element;
    }

    /// <summary>Gives all aggregates of a name.</summary>
    public static IEnumerable<XElement> All(this XElement? element, string name) => element?.Elements(UblNames.Cac + name) ?? [];

    /// <summary>Reads a text; an empty one is none.</summary>
    public static string? Text(this XElement? element, string name) =>
        element?.Element(UblNames.Cbc + name)?.Value.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>Reads a text that must be there.</summary>
    public static string Need(this XElement element, string name) =>
        element.Text(name) ?? throw UblFault.Of($"{element.Name.LocalName}/{name} is missing.");

    /// <summary>Reads a number, exactly.</summary>
    public static decimal? Number(this XElement? element, string name) => element.Text(name) is { } text ? ToNumber(text, name) : null;

    /// <summary>Reads a yes or no.</summary>
    public static bool? Flag(this XElement? element, string name) => element.Text(name) switch
    {
        null => null,
        "true" or "1" => true,
        "false" or "0" => false,
        _ => throw UblFault.Of($"{name} is neither true nor false."),
    };

    /// <summary>Reads a quantity with the unit it names, else with another's.</summary>
    public static Quantity? Quantity(this XElement? element, string name, string? otherwise = null)
    {
        var value = element?.Element(UblNames.Cbc + name);
        if (value is null || value.Value.Trim().Length == 0)
        {
            return null;
        }

        var unit = value.Attribute("unitCode")?.Value is { Length: > 0 } own ? own : otherwise;
        var number = ToNumber(value.Value.Trim(), name);
        return unit is null ? new Quantity(number, Connectors.Quantity.Own, "order unit") : new Quantity(number, unit);
    }

    /// <summary>Reads an amount in the currency it names, else in another.</summary>
    public static Money? Money(this XElement? element, string name, string? otherwise = null)
    {
        var value = element?.Element(UblNames.Cbc + name);
        return value is null || value.Value.Trim().Length == 0
            ? null
            : new Money(
                ToNumber(value.Value.Trim(), name),
                value.Attribute("currencyID")?.Value is { Length: > 0 } own ? own : otherwise ?? throw UblFault.Of($"{name} names no currency."));
    }

    /// <summary>Reads a day; an offset behind it says nothing about a day.</summary>
    public static DateOnly? Day(this XElement? element, string name)
    {
        var text = element.Text(name);
        return text is null ? null
            : text.Length >= 10 && DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
            : throw UblFault.Of($"{name} is no day.");
    }

    /// <summary>Reads a time of day as written on the wall.</summary>
    public static TimeOnly? Time(this XElement? element, string name)
    {
        var text = element.Text(name);
        return text is null ? null
            : TimeOnly.TryParseExact(text.AsSpan(0, Math.Min(8, text.Length)), ["HH:mm:ss", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time
            : throw UblFault.Of($"{name} is no time of day.");
    }

    /// <summary>Reads a day and a time of day; without an offset they are meant at a place.</summary>
    public static DateTimeOffset? Instant(this XElement? element, string day, string time, VenueSettings place)
    {
        if (element.Day(day) is not { } date || element.Time(time) is not { } clock)
        {
            return null;
        }

        var written = element.Text(time)!;
        var offset = written.Length > 8 ? written[8..].TrimStart('.', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9') : "";
        return offset.Length == 0 ? place.ToInstant(date.ToDateTime(clock))
            : offset == "Z" ? new DateTimeOffset(date.ToDateTime(clock), TimeSpan.Zero)
            : TimeSpan.TryParseExact(offset.AsSpan(1), "hh\\:mm", CultureInfo.InvariantCulture, out var ahead) ? new DateTimeOffset(date.ToDateTime(clock), offset[0] == '-' ? -ahead : ahead)
            : throw UblFault.Of($"{time} has an offset that is none.");
    }

    /// <summary>Reads the supplier's number of an article, else its trade item number.</summary>
    public static string? ItemId(this XElement? item) => item.At("SellersItemIdentification").Text("ID") ?? item.At("StandardItemIdentification").Text("ID");

    /// <summary>Reads the VAT of an article as a fraction.</summary>
    public static decimal? VatRate(this XElement? item) => item.At("ClassifiedTaxCategory").Number("Percent") / 100m;

    private static decimal ToNumber(string text, string name)
    {
        try
        {
            return XmlConvert.ToDecimal(text);
        }
        catch (FormatException e)
        {
            throw UblFault.Of($"{name} is no number.", e);
        }
    }
}
