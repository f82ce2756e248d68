using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace LeVieuxMoulin.Connectors.HubSpot;

/// <summary>A note of ours. HubSpot has no field for our key or for an amount, so a last line of the text holds them, for people to read and for us to find.</summary>
internal sealed partial record HubSpotNote(string Reference, ActivityKind Kind, string? Text, Money? Amount)
{
    private const string Mark = "Le Vieux Moulin";

    public string Write()
    {
        var body = new StringBuilder(WebUtility.HtmlEncode(Text ?? ""));
        body.Append(Text is null ? "" : "<br>").Append(CultureInfo.InvariantCulture, $"{Mark} | {Kind} | ");
        body.Append(Amount is { } money ? string.Create(CultureInfo.InvariantCulture, $"{money.Amount} {money.Currency}") : "-");
        return body.Append(" | ").Append(WebUtility.HtmlEncode(Reference)).ToString();
    }

    /// <summary>Reads a note; null when it is none of ours.</summary>
    public static HubSpotNote? Read(string? body)
    {
        if (body is null || LastLine().Match(body) is not { Success: true } line || !Enum.TryParse<ActivityKind>(line.Groups["kind"].ValueSpan, out var kind))
        {
            return null;
        }

        var amount = line.Groups["amount"] is { Success: true } group ? new Money(decimal.Parse(group.ValueSpan, NumberStyles.Number, CultureInfo.InvariantCulture), line.Groups["currency"].Value) : (Money?)null;
        var text = WebUtility.HtmlDecode(body[..line.Index]);
        return new HubSpotNote(WebUtility.HtmlDecode(line.Groups["reference"].Value), kind, HubSpotText.NullIfEmpty(text), amount);
    }

    [GeneratedRegex(@"(<br ?/?>)?Le Vieux Moulin \| (?<kind>[A-Za-z]+) \| (-|(?<amount>-?[0-9]+(\.[0-9]+)?) (?<currency>[A-Z]{3})) \| (?<reference>[^|<]+)(</(p|div)>)*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LastLine();
}
