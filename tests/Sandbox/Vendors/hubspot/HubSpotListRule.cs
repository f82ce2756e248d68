using System.Globalization;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Crm;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.HubSpot;

/// <summary>The rules of lists: an OR of ANDs of property filters.</summary>
internal static class HubSpotListRule
{
    /// <summary>Reads a rule into a test of one contact, or refuses.</summary>
    public static Func<HubSpotObject, bool> Read(HubSpotProperties properties, JsonObject? rule)
    {
        if (rule.Text("filterBranchType") != "OR" || rule.Objects("filters").Count > 0 || rule.Objects("filterBranches") is not { Count: > 0 } branches)
        {
            throw HubSpotException.Invalid("The root of filterBranch must be an OR branch without filters, holding AND branches.");
        }

        var tests = branches.Select(branch =>
        {
            if (branch.Text("filterBranchType") != "AND" || branch.Objects("filterBranches").Count > 0)
            {
                throw HubSpotException.Invalid($"The sandbox does not work out a branch of type {branch.Text("filterBranchType")} there.");
            }

            return branch.Objects("filters").Select(filter => One(properties, filter)).ToArray();
        }).ToArray();
        return contact => tests.Any(branch => branch.All(test => test(contact)));
    }

    private static Func<HubSpotObject, bool> One(HubSpotProperties properties, JsonObject filter)
    {
        var name = filter.Text("property") ?? "";
        if (filter.Text("filterType") != "PROPERTY" || properties.Find("contacts", name) is null)
        {
            throw HubSpotException.Invalid($"The filter on {name} is not a filter on a property that exists.", "INVALID_FILTER", name);
        }

        var operation = filter.Child("operation") ?? throw HubSpotException.Invalid("A filter lacks its operation.");
        var (kind, word) = (operation.Text("operationType"), operation.Text("operator"));
        var absent = operation.Flag("includeObjectsWithNoValueSet") ?? false;
        if (kind == "ALL_PROPERTY")
        {
            return word switch
            {
                "IS_KNOWN" => contact => contact.Value(name) is not null,
                "IS_UNKNOWN" => contact => contact.Value(name) is null,
                _ => throw Wrong(kind, word),
            };
        }

        var test = kind switch
        {
            "NUMBER" => Number(operation, word),
            "ENUMERATION" => Enumeration(operation, word),
            "MULTISTRING" or "STRING" => Texts(operation, kind, word),
            "BOOL" => Bool(operation, word),
            "TIME_POINT" => Time(operation, word),
            _ => throw Wrong(kind, word),
        };
        return contact => contact.Value(name) is { } value ? test(value) : absent;
    }

    private static HubSpotException Wrong(string? kind, string? word) => HubSpotException.Invalid($"{kind} {word} is not an operation of a list.", "INVALID_FILTER");

    private static Func<string, bool> Number(JsonObject operation, string? word)
    {
        var value = operation.Number("value") ?? throw HubSpotException.Invalid("A NUMBER operation lacks its value.");
        bool With(string text, Func<decimal, bool> test) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && test(number);
        return word switch
        {
            "IS_EQUAL_TO" => text => With(text, number => number == value),
            "IS_NOT_EQUAL_TO" => text => With(text, number => number != value),
            "IS_GREATER_THAN" => text => With(text, number => number > value),
            "IS_GREATER_THAN_OR_EQUAL_TO" => text => With(text, number => number >= value),
            "IS_LESS_THAN" => text => With(text, number => number < value),
            "IS_LESS_THAN_OR_EQUAL_TO" => text => With(text, number => number <= value),
            _ => throw Wrong("NUMBER", word),
        };
    }

    private static Func<string, bool> Enumeration(JsonObject operation, string? word)
    {
        var values = operation.Texts("values");
        return word switch
        {
            "IS_ANY_OF" => text => values.Contains(text, StringComparer.Ordinal),
            "IS_NONE_OF" => text => !values.Contains(text, StringComparer.Ordinal),
            _ => throw Wrong("ENUMERATION", word),
        };
    }

    private static Func<string, bool> Texts(JsonObject operation, string kind, string? word)
    {
        var values = operation.Text("value") is { } one ? [one] : operation.Texts("values");
        bool Any(Func<string, bool> test) => values.Any(test);
        return word switch
        {
            "IS_EQUAL_TO" => text => Any(value => string.Equals(text, value, StringComparison.OrdinalIgnoreCase)),
            "IS_NOT_EQUAL_TO" => text => !Any(value => string.Equals(text, value, StringComparison.OrdinalIgnoreCase)),
            "CONTAINS" => text => Any(value => text.Contains(value, StringComparison.OrdinalIgnoreCase)),
            "DOES_NOT_CONTAIN" => text => !Any(value => text.Contains(value, StringComparison.OrdinalIgnoreCase)),
            "STARTS_WITH" => text => Any(value => text.StartsWith(value, StringComparison.OrdinalIgnoreCase)),
            "ENDS_WITH" => text => Any(value => text.EndsWith(value, StringComparison.OrdinalIgnoreCase)),
            _ => throw Wrong(kind, word),
        };
    }

    private static Func<string, bool> Bool(JsonObject operation, string? word)
    {
        var wanted = operation.Flag("value") == true ? "true" : "false";
        return word switch { "IS_EQUAL_TO" => text => text == wanted, "IS_NOT_EQUAL_TO" => text => text != wanted, _ => throw Wrong("BOOL", word) };
    }

    private static Func<string, bool> Time(JsonObject operation, string? word)
    {
        var point = operation.Child("timePoint");
        int Part(string name, int usual) => (int)(point.Number(name) ?? usual);
        var at = point.Number("year") is not { } year ? throw HubSpotException.Invalid("A TIME_POINT operation lacks its timePoint.")
            : new DateTimeOffset((int)year, Part("month", 1), Part("day", 1), Part("hour", 0), Part("minute", 0), Part("second", 0), TimeSpan.Zero).ToUnixTimeMilliseconds();
        return word switch
        {
            "IS_AFTER" => text => VendorTime.Read(text) > at,
            "IS_BEFORE" => text => VendorTime.Read(text) < at,
            _ => throw Wrong("TIME_POINT", word),
        };
    }
}
