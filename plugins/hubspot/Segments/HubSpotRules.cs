using System.Globalization;
using System.Text.Json;

namespace LeVieuxMoulin.Connectors.HubSpot;

/// <summary>Turns a rule into a list's filters. How a property is compared depends on its type, which the account is asked for.</summary>
internal sealed class HubSpotRules(HubSpotApi api, HubSpotPaths paths, HubSpotOptions options)
{
    public async Task<HubSpotBranch> ToBranchAsync(SegmentRule rule, CancellationToken cancellationToken)
    {
        var types = new Dictionary<string, string>(StringComparer.Ordinal);
        var groups = new List<HubSpotBranch>();
        foreach (var group in rule.AnyOf)
        {
            var filters = new List<HubSpotListFilter>();
            foreach (var condition in group)
            {
                var property = PropertyOf(condition.Field);
                if (!types.TryGetValue(property, out var type))
                {
                    types[property] = type = await TypeOfAsync(property, cancellationToken);
                }

                filters.Add(new HubSpotListFilter(property, OperationOf(condition, type)));
            }

            groups.Add(new HubSpotBranch("AND", filters, []));
        }

        return groups.Count > 0 ? new HubSpotBranch("OR", [], groups) : throw HubSpotRefusal.Invalid("rule", "A rule needs one group of conditions at least.");
    }

    private string PropertyOf(string field) => field switch
    {
        "email" or "company" or "phone" => field,
        "firstName" => "firstname",
        "lastName" => "lastname",
        "loyalty.points" => HubSpotFields.Points,
        "loyalty.tier" => HubSpotFields.Tier,
        "visits.last" => options.LastVisitProperty ?? throw HubSpotRefusal.Invalid("rule", "HubSpot has no property of the last visit to the restaurant. Name yours as api.last_visit_property."),
        _ when field.StartsWith("fields.", StringComparison.Ordinal) => field["fields.".Length..],
        _ => throw HubSpotRefusal.Invalid("rule", $"\"{field}\" is no field that HubSpot can filter by. Name the property as fields.NAME."),
    };

    private async Task<string> TypeOfAsync(string property, CancellationToken cancellationToken) =>
        JsonSerializer.Deserialize(await api.GetAsync($"{paths.ContactProperties}/{Uri.EscapeDataString(property)}", cancellationToken), HubSpotJson.Default.HubSpotProperty)!.Type ?? "string";

    private static HubSpotOperation OperationOf(SegmentCondition condition, string type) => (condition.Comparison, type) switch
    {
        (Comparison.Known, _) => new("ALL_PROPERTY", "IS_KNOWN"),
        (Comparison.Unknown, _) => new("ALL_PROPERTY", "IS_UNKNOWN"),
        (Comparison.AnyOf, "enumeration") => new("ENUMERATION", "IS_ANY_OF", Values: [.. condition.Values]),
        (Comparison.NoneOf, "enumeration") => new("ENUMERATION", "IS_NONE_OF", Values: [.. condition.Values]),
        (Comparison.AnyOf, "string" or "phone_number") => new("MULTISTRING", "IS_EQUAL_TO", Values: [.. condition.Values]),
        (Comparison.NoneOf, "string" or "phone_number") => new("MULTISTRING", "IS_NOT_EQUAL_TO", Values: [.. condition.Values]),
        (Comparison.AnyOf, "number") => new("NUMBER", "IS_EQUAL_TO", Number(condition)),
        (Comparison.NoneOf, "number") => new("NUMBER", "IS_NOT_EQUAL_TO", Number(condition)),
        (Comparison.AtLeast, "number") => new("NUMBER", "IS_GREATER_THAN_OR_EQUAL_TO", Number(condition)),
        (Comparison.AtMost, "number") => new("NUMBER", "IS_LESS_THAN_OR_EQUAL_TO", Number(condition)),
        (Comparison.AnyOf, "bool") => new("BOOL", "IS_EQUAL_TO", JsonSerializer.SerializeToElement(Only(condition) == "true", HubSpotJson.Default.Boolean)),
        (Comparison.NoneOf, "bool") => new("BOOL", "IS_NOT_EQUAL_TO", JsonSerializer.SerializeToElement(Only(condition) == "true", HubSpotJson.Default.Boolean)),
        (Comparison.AtLeast, "date" or "datetime") => new("TIME_POINT", "IS_AFTER", TimePoint: HubSpotTimePoint.Of(Instant(condition).AddMilliseconds(-1))),
        (Comparison.AtMost, "date" or "datetime") => new("TIME_POINT", "IS_BEFORE", TimePoint: HubSpotTimePoint.Of(Instant(condition).AddMilliseconds(1))),
        _ => throw HubSpotRefusal.Invalid("rule", $"HubSpot cannot compare \"{condition.Field}\", a property of the type {type}, by {condition.Comparison}."),
    };

    private static string Only(SegmentCondition condition) =>
        condition.Values is [var one] ? one : throw HubSpotRefusal.Invalid("rule", $"\"{condition.Field}\" is compared with one value at HubSpot. Write a group for each.");

    private static JsonElement Number(SegmentCondition condition) =>
        decimal.TryParse(Only(condition), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? JsonSerializer.SerializeToElement(value, HubSpotJson.Default.Decimal)
            : throw HubSpotRefusal.Invalid("rule", $"\"{condition.Field}\" is a number, and its condition names none.");

    private static DateTimeOffset Instant(SegmentCondition condition) =>
        DateTimeOffset.TryParse(Only(condition), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant
            : throw HubSpotRefusal.Invalid("rule", $"\"{condition.Field}\" is a time, and its condition names none.");
}

/// <summary>A branch of a list's filters: OR at the root, AND below it.</summary>
internal sealed record HubSpotBranch(string FilterBranchType, List<HubSpotListFilter> Filters, List<HubSpotBranch> FilterBranches)
{
    public string FilterBranchOperator => FilterBranchType;
}

/// <summary>One filter.</summary>
internal sealed record HubSpotListFilter(string Property, HubSpotOperation Operation)
{
    public string FilterType { get; } = "PROPERTY";
}

/// <summary>How a property is compared.</summary>
internal sealed record HubSpotOperation(string OperationType, string Operator, JsonElement? Value = null, List<string>? Values = null, HubSpotTimePoint? TimePoint = null)
{
    public bool IncludeObjectsWithNoValueSet { get; } = OperationType is not "ALL_PROPERTY" && Operator is "IS_NONE_OF" or "IS_NOT_EQUAL_TO";
}

/// <summary>A moment a time is compared with. Its form was not seen live.</summary>
internal sealed record HubSpotTimePoint(int Year, int Month, int Day, int Hour, int Minute, int Second, int Millisecond)
{
    public string TimeType { get; } = "DATE";

    public string ZoneId { get; } = "UTC";

    public static HubSpotTimePoint Of(DateTimeOffset instant)
    {
        var utc = instant.UtcDateTime;
        return new(utc.Year, utc.Month, utc.Day, utc.Hour, utc.Minute, utc.Second, utc.Millisecond);
    }
}
