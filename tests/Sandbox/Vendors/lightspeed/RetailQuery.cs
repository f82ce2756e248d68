using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Lightspeed;

/// <summary>The question of a list call: conditions, order, size, place, relations.</summary>
internal sealed class RetailQuery
{
    private static readonly string[] Reserved = ["limit", "sort", "after", "before", "count", "archived", "load_relations", "startDate", "endDate"];

    private RetailQuery(IQueryCollection query)
    {
        if (query.ContainsKey("offset"))
        {
            throw new RetailError(400, "offset is of V2; follow the next page's address.");
        }

        if (query.ContainsKey("or"))
        {
            throw new RetailError(400, "The sandbox does not answer or.");
        }

        Limit = query["limit"].FirstOrDefault() is not { } size ? 100 : int.TryParse(size, out var limit) && limit is > 0 and <= 100 ? limit : throw new RetailError(400, "limit must be from 1 to 100.");
        Sort = query["sort"].FirstOrDefault()?.TrimStart('-');
        Descending = query["sort"].FirstOrDefault()?.StartsWith('-') == true;
        After = query["after"].FirstOrDefault();
        OnlyCount = query["count"] == "1";
        Archived = query["archived"].FirstOrDefault() ?? "false";
        Relations = ReadRelations(query["load_relations"].FirstOrDefault());
        Filters = [.. query.Where(item => !Reserved.Contains(item.Key, StringComparer.Ordinal)).Select(item => RetailFilter.Read(item.Key, item.Value.ToString()))];
        Identity = string.Join('&', query.Where(item => item.Key is not ("after" or "before")).OrderBy(item => item.Key, StringComparer.Ordinal).Select(item => item.Key + "=" + item.Value));
    }

    /// <summary>Gets the size of a page.</summary>
    public int Limit { get; }

    /// <summary>Gets the field of the order, or null.</summary>
    public string? Sort { get; }

    /// <summary>Gets a value indicating whether the order is reversed.</summary>
    public bool Descending { get; }

    /// <summary>Gets the token of the place to go on from.</summary>
    public string? After { get; }

    /// <summary>Gets a value indicating whether only the number is wanted.</summary>
    public bool OnlyCount { get; }

    /// <summary>Gets which archived rows are wanted: none, all, or they only.</summary>
    public string Archived { get; }

    /// <summary>Gets the relations to be loaded.</summary>
    public IReadOnlySet<string> Relations { get; }

    /// <summary>Gets the conditions.</summary>
    public IReadOnlyList<RetailFilter> Filters { get; }

    /// <summary>Gets what tells this question from others, the place aside.</summary>
    public string Identity { get; }

    /// <summary>Reads the question of a request.</summary>
    public static RetailQuery Read(HttpContext http) => new(http.Request.Query);

    /// <summary>Works out what a read costs: relations to one row 0.1, to many 0.2, twice that in a list.</summary>
    public static double Cost(HttpContext http)
    {
        var isList = http.Request.RouteValues["id"] is null;
        var relations = ReadRelations(http.Request.Query["load_relations"].FirstOrDefault());
        return (http.Request.Query["count"] == "1" ? 10 : 1) + (relations.Sum(name => name.EndsWith('s') && !name.EndsWith("TaxClass", StringComparison.Ordinal) ? 0.2 : 0.1) * (isList ? 2 : 1));
    }

    /// <summary>Says whether a relation is to be loaded.</summary>
    public bool Loads(string relation) => Relations.Contains(relation) || Relations.Contains("all");

    private static HashSet<string> ReadRelations(string? text)
    {
        if (string.IsNullOrEmpty(text) || text == "all")
        {
            return string.IsNullOrEmpty(text) ? [] : ["all"];
        }

        try
        {
            return [.. JsonNode.Parse(text)!.AsArray().Select(name => name!.GetValue<string>())];
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            throw new RetailError(400, "load_relations is not a JSON list of names.");
        }
    }
}
