using System.Globalization;

namespace LeVieuxMoulin.Connectors.Zoho;

/// <summary>The title of a note of ours. Zoho has no field for our key, an amount or a time, and cuts long texts in lists, so the title holds them.</summary>
internal sealed record ZohoNote(string Reference, ActivityKind Kind, DateTimeOffset At, Money? Amount)
{
    private const string Mark = "Le Vieux Moulin";
    private const string Divider = " | ";

    public string Write() =>
        string.Join(Divider, Mark, Kind, ZohoText.Of(At), Amount is { } money ? string.Create(CultureInfo.InvariantCulture, $"{money.Amount} {money.Currency}") : "-", Reference);

    /// <summary>Reads a title; null when it is none of ours.</summary>
    public static ZohoNote? Read(string? title)
    {
        if (title?.Split(Divider, 5) is not [Mark, var kind, var at, var amount, var reference]
            || !Enum.TryParse<ActivityKind>(kind, out var known)
            || !DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant))
        {
            return null;
        }

        var money = amount.Split(' ') is [var number, { Length: 3 } currency] && decimal.TryParse(number, NumberStyles.Number, CultureInfo.InvariantCulture, out var value) ? new Money(value, currency) : (Money?)null;
        return new ZohoNote(reference, known, instant, money);
    }
}
