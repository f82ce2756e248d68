using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Zoho;

/// <summary>The query call, which is up to date, and the search, which lags behind.</summary>
internal sealed partial class ZohoQueryApi(ZohoGate gate, ZohoStore store, TimeProvider time)
{
    private const int Most = 2000;

    /// <summary>Gets or sets a value indicating whether queries may ask for a tag, which nobody says they may.</summary>
    public bool MayAskTags { get; set; }

    /// <summary>Maps the calls.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        gate.Map(routes, "POST", "/v8/coql", "ZohoCRM.coql.READ", Query);
        gate.Map(routes, "GET", "/v8/{module}/search", "ZohoSearch.securesearch.READ", Search);
    }

    [GeneratedRegex(@"\(([A-Za-z_]\w*):(equals|not_equal|starts_with|in|greater_than|greater_equal|less_than|less_equal|between):((?:[^()\\]|\\.)*)\)")]
    private static partial Regex Criterion();

    [GeneratedRegex(@"\)\s*(and|or)\s*\(", RegexOptions.IgnoreCase)]
    private static partial Regex Joint();

    [GeneratedRegex(@"\\(.)")]
    private static partial Regex Escape();

    private static (int Class, decimal Number, string Text) Key(ZohoRecord record, string field) => field switch
    {
        "id" => (1, record.Id, ""),
        "Created_Time" => (1, record.Created, ""),
        "Modified_Time" => (1, record.Modified, ""),
        _ => record.Values.GetValueOrDefault(field) switch { null => (0, 0, ""), JsonValue value when value.TryGetValue<int>(out var number) => (1, number, ""), { } node => (1, 0, node.ToString()) },
    };

    private ZohoAnswer Query(ZohoCall call)
    {
        var query = ZohoQuery.Read(call.Body.Text("select_query") ?? throw ZohoException.Missing("select_query"), store, MayAskTags);
        call.Spend(query.Limit <= 200 ? 0 : query.Limit <= 1000 ? 1 : 2);
        var found = query.Module.Living.Where(query.Test).ToList();
        if (query.Columns.Exists(column => column.StartsWith("COUNT(", StringComparison.Ordinal)))
        {
            return ZohoAnswer.Ok(new JsonObject { ["data"] = new JsonArray(new JsonObject { [query.Columns[0]] = found.Count }), ["info"] = new JsonObject { ["count"] = 1, ["more_records"] = false } });
        }

        var ordered = found.OrderBy(_ => 0);
        foreach (var (field, descending) in query.Order)
        {
            ordered = descending ? ordered.ThenByDescending(record => Key(record, field)) : ordered.ThenBy(record => Key(record, field));
        }

        var shown = ordered.Skip(query.Offset).Take(query.Limit).ToList();
        return shown.Count == 0 ? ZohoAnswer.Empty : ZohoAnswer.Ok(new JsonObject
        {
            ["data"] = new JsonArray([.. shown.Select(record => (JsonNode)record.ToJson(query.Columns.Select(column => column.Split('.')[0]), store.Tags))]),
            ["info"] = new JsonObject { ["count"] = shown.Count, ["more_records"] = found.Count > query.Offset + shown.Count },
        });
    }

    private ZohoAnswer Search(ZohoCall call)
    {
        var module = store.Module(call.Route("module"));
        var test = call.Query("criteria") is { } criteria ? Criteria(module, criteria)
            : call.Query("email") is { } email ? (_, values) => values.Values.Any(value => value is JsonValue && string.Equals(value.ToString(), email, StringComparison.OrdinalIgnoreCase))
            : call.Query("phone") is { } phone ? (_, values) => ((string[])["Phone", "Mobile"]).Any(name => values.GetValueOrDefault(name)?.ToString() == phone)
            : call.Query("word") is { Length: >= 2 } word ? Words(word)
            : throw ZohoException.Missing("criteria");
        var (size, page) = (call.Number("per_page", 200, 200), call.Number("page", 1, int.MaxValue));
        if ((long)size * page > Most)
        {
            throw new ZohoException(400, "LIMIT_REACHED", "You can only get the first 2000 records of a search.");
        }

        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var found = module.Living.Where(record => (now >= record.IndexedAt ? record.Values : record.Before) is { } values && test(record, values)).OrderByDescending(record => record.Id).ToList();
        var shown = found.Skip((page - 1) * size).Take(size).ToList();
        var fields = call.Query("fields") is null ? module.Fields.Select(field => field.Name).ToList() : call.Fields();
        return shown.Count == 0 ? ZohoAnswer.Empty : ZohoAnswer.Ok(new JsonObject
        {
            ["data"] = new JsonArray([.. shown.Select(record => (JsonNode)record.ToJson(fields, store.Tags))]),
            ["info"] = new JsonObject { ["per_page"] = size, ["count"] = shown.Count, ["sort_by"] = "id", ["page"] = page, ["sort_order"] = "desc", ["more_records"] = found.Count > page * size },
        });
    }

    private static Func<ZohoRecord, Dictionary<string, JsonNode?>, bool> Words(string word) => (_, values) =>
        word.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(part => values.Values.Any(value => value is JsonValue && value.ToString().Contains(part, StringComparison.OrdinalIgnoreCase)));

    // Criteria are joined all by and, or all by or; that is as much as the sandbox reads.
    private Func<ZohoRecord, Dictionary<string, JsonNode?>, bool> Criteria(ZohoModule module, string text)
    {
        var parts = Criterion().Matches(text);
        var joints = Joint().Matches(text).Select(match => match.Groups[1].Value.ToLowerInvariant()).Distinct(StringComparer.Ordinal).ToList();
        if (parts.Count == 0 || joints.Count > 1)
        {
            throw new ZohoException(400, "INVALID_QUERY", "Invalid query formed", new JsonObject { ["reason"] = "criteria" });
        }

        if (parts.Count > 15)
        {
            throw new ZohoException(400, "LIMIT_EXCEEDED", "fifteen criteria are the most", new JsonObject { ["limit"] = 15 });
        }

        var tests = parts.Select(part =>
        {
            var field = module.Find(part.Groups[1].Value) ?? throw new ZohoException(400, "INVALID_QUERY", "Invalid query formed", new JsonObject { ["api_name"] = part.Groups[1].Value, ["reason"] = "the field is not available for search" });
            var (operation, given) = (part.Groups[2].Value, Escape().Replace(part.Groups[3].Value, "$1"));
            if (field.Name == "Tag")
            {
                return (record, _) => record.Tags.Any(id => string.Equals(store.Tags.All[id].Name, given, StringComparison.OrdinalIgnoreCase));
            }

            string[] values = operation is "in" or "between" ? given.Split(',') : [operation == "starts_with" ? given + "%" : given];
            return ZohoCondition.Make(field, null, operation switch { "equals" => "=", "not_equal" => "!=", "starts_with" => "like", "greater_than" => ">", "greater_equal" => ">=", "less_than" => "<", "less_equal" => "<=", _ => operation }, values, isLoose: true);
        }).ToArray();
        return joints is ["or"] ? (record, values) => tests.Any(test => test(record, values)) : (record, values) => tests.All(test => test(record, values));
    }
}
