using System.Globalization;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Crm;

/// <summary>What the events of the customer systems have in common.</summary>
/// <param name="book">The guests that come.</param>
internal sealed class CrmDoors(GuestBook book)
{
    private int later;

    /// <summary>Gives the next guest who was never there.</summary>
    public Guest Next() => book.At(book.Count + later++);

    /// <summary>Gives a telephone number that nobody had before.</summary>
    public string Telephone() => "+3361" + (10_000_000 + (later++ * 7919 % 80_000_000)).ToString(CultureInfo.InvariantCulture)[..7];

    /// <summary>Adds what an event says to what a guest brings.</summary>
    public static void Overlay<TValue>(Dictionary<string, TValue> values, Dictionary<string, TValue> given)
    {
        foreach (var (name, value) in given)
        {
            values[name] = value;
        }
    }

    /// <summary>Reads the two contacts that an event wants merged.</summary>
    public static (TContact Primary, TContact Other) Pair<TContact>(JsonObject body, Func<JsonObject, string, TContact> contact)
        where TContact : class
    {
        var (primary, other) = (contact(body, "primaryId"), contact(body, "otherId"));
        return primary == other ? throw new ArgumentException("primaryId and otherId are the same contact.") : (primary, other);
    }

    /// <summary>Reads how many an event is about.</summary>
    public static int CountOf(JsonObject body, int otherwise) => (int)(body.Number("count") ?? otherwise);
}
