using System.Globalization;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Crm;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.HubSpot;

/// <summary>The filters of a search, with the vendor's limits.</summary>
internal static class HubSpotFilter
{
    /// <summary>Reads them into one test, or refuses.</summary>
    public static Func<HubSpotFound, bool> Read(HubSpotProperties properties, string type, JsonObject body)
    {
        var groups = body.Objects("filterGroups").Select(group => group.Objects("filters")).ToList();
        if (groups.Count > 5 || groups.Any(group => group.Count > 6) || groups.Sum(group => group.Count) > 18)
        {
            throw HubSpotException.Invalid("Too many filters: five groups, six filters each and eighteen in all are the most.");
        }

        var tests = groups.Select(group => group.Select(filter => One(properties, type, filter)).ToArray()).ToArray();
        var words = (body.Text("query") ?? "").ToLowerInvariant();
        return found => (tests.Length == 0 || tests.Any(group => group.All(test => test(found)))) && (words.Length == 0 || Says(found, words));
    }

    private static bool Says(HubSpotFound found, string words) =>
        words.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => ((string[])["firstname", "lastname", "email", "phone", "company", "hs_note_body"]).Any(name =>
            found.Values.GetValueOrDefault(name)?.Contains(word, StringComparison.OrdinalIgnoreCase) == true));

    private static Func<HubSpotFound, bool> One(HubSpotProperties properties, string type, JsonObject filter)
    {
        var name = filter.Text("propertyName") ?? throw HubSpotException.Invalid("A filter lacks propertyName");
        var (operation, given) = (filter.Text("operator"), filter["value"]?.ToString());
        if (name.StartsWith("associations.", StringComparison.Ordinal))
        {
            return name == "associations.contact" && operation == "EQ" && long.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var contact)
                ? found => found.Item.Contacts.Contains(contact)
                : throw HubSpotException.Invalid($"The filter {name} {operation} is not valid");
        }

        var property = properties.Find(type, name) ?? throw HubSpotException.Invalid($"There is no property {name} on {type}", "PROPERTY_DOESNT_EXIST", name);
        var values = filter.Texts("values");
        if (operation is "IN" or "NOT_IN" ? values.Count == 0 : operation is not ("HAS_PROPERTY" or "NOT_HAS_PROPERTY") && given is null)
        {
            throw HubSpotException.Invalid($"The filter on {name} lacks its value");
        }

        string? Of(HubSpotFound found) => found.Item.Value(name, found.Values, found.Modified);
        if (operation is "HAS_PROPERTY")
        {
            return found => Of(found) is not null;
        }

        if (operation is "NOT_HAS_PROPERTY")
        {
            return found => Of(found) is null;
        }

        if (property.Kind is "number" or "date" or "datetime" && operation is not ("IN" or "NOT_IN"))
        {
            return Amount(name, property.Kind == "number", operation, given!, filter["highValue"]?.ToString(), Of);
        }

        // Enumerations are taken to the letter; texts are held in lower case, but the values of a list are not lowered.
        var exact = property.Kind == "enumeration" ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        string? Folded(HubSpotFound found) => property.Kind == "enumeration" ? Of(found) : Of(found)?.ToLowerInvariant();
        return operation switch
        {
            "EQ" => found => string.Equals(Of(found), given, exact),
            "NEQ" => found => !string.Equals(Of(found), given, exact),
            "IN" => found => Folded(found) is { } value && values.Contains(value, StringComparer.Ordinal),
            "NOT_IN" => found => Folded(found) is not { } value || !values.Contains(value, StringComparer.Ordinal),
            "CONTAINS_TOKEN" => found => Of(found)?.Contains(given!.Trim('*'), StringComparison.OrdinalIgnoreCase) == true,
            "NOT_CONTAINS_TOKEN" => found => Of(found)?.Contains(given!.Trim('*'), StringComparison.OrdinalIgnoreCase) != true,
            "GT" => found => string.CompareOrdinal(Folded(found), given) > 0,
            "GTE" => found => string.CompareOrdinal(Folded(found), given) >= 0,
            "LT" => found => string.CompareOrdinal(Folded(found), given) < 0,
            "LTE" => found => string.CompareOrdinal(Folded(found), given) <= 0,
            _ => throw HubSpotException.Invalid($"{operation} is not an operator"),
        };
    }

    private static Func<HubSpotFound, bool> Amount(string name, bool isNumber, string? operation, string given, string? high, Func<HubSpotFound, string?> of)
    {
        decimal? Parse(string? text) => isNumber
            ? decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null
            : VendorTime.Read(text);
        var value = Parse(given) ?? throw HubSpotException.Invalid($"{given} is not a value of {name}");
        var top = Parse(high);
        decimal? Of(HubSpotFound found) => name == found.Item.ModifiedName ? found.Modified : name == "hs_object_id" ? found.Item.Id : Parse(of(found));
        return operation switch
        {
            "EQ" => found => Of(found) == value,
            "NEQ" => found => Of(found) != value,
            "GT" => found => Of(found) > value,
            "GTE" => found => Of(found) >= value,
            "LT" => found => Of(found) < value,
            "LTE" => found => Of(found) <= value,
            "BETWEEN" when top is not null => found => Of(found) >= value && Of(found) <= top,
            _ => throw HubSpotException.Invalid($"{operation} is not an operator of {name}"),
        };
    }
}
