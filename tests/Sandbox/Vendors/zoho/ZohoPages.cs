using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Crm;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Zoho;

/// <summary>Cuts records into pages the way lists of records do.</summary>
internal sealed class ZohoPages(ZohoPageToken tokens, ZohoStore store)
{
    private const int Free = 2000;
    private const int Most = 100_000;

    /// <summary>Answers a page of records; nothing at all when there is none.</summary>
    public ZohoAnswer Answer(ZohoCall call, IEnumerable<ZohoRecord> records)
    {
        var fields = call.Fields();
        var (size, page, sort, order) = (call.Number("per_page", 200, 200), call.Number("page", 1, int.MaxValue), call.Query("sort_by") ?? "id", call.Query("sort_order") ?? "desc");
        if (call.Query("cvid") is not null && call.Query("sort_by") is not null)
        {
            throw new ZohoException(400, "AMBIGUITY_DURING_PROCESSING", "cvid and sort_by cannot go together", new JsonObject { ["param_name"] = "sort_by" });
        }

        if (sort is not ("id" or "Created_Time" or "Modified_Time") || order is not ("asc" or "desc"))
        {
            throw new ZohoException(400, "INVALID_DATA", "sort_by takes id, Created_Time or Modified_Time; sort_order asc or desc", new JsonObject { ["param_name"] = "sort_by" });
        }

        var since = call.Instant("If-Modified-Since");
        var question = $"{call.Http.Request.Path} {string.Join(',', fields)} {size} {sort} {order} {call.Query("cvid")} {call.Query("ids")} {since}";
        var (key, id, isOn) = (0L, 0L, false);
        if (call.Query("page_token") is { } token)
        {
            ((key, id, page), isOn) = (tokens.Read(question, token), true);
        }
        else if ((long)page * size > Free)
        {
            throw new ZohoException(400, "DISCRETE_PAGINATION_LIMIT_EXCEEDED", "You can only get the first 2000 records without using page_token param.");
        }

        if ((long)page * size > Most)
        {
            throw new ZohoException(400, "PAGINATION_LIMIT_EXCEEDED", "You can only get the first 100000 records with page_token param.");
        }

        var sign = order == "asc" ? 1 : -1;
        long Key(ZohoRecord record) => sort switch { "id" => record.Id, "Created_Time" => record.Created, _ => record.Modified };
        int Compare((long Key, long Id) one, (long Key, long Id) other) => sign * one.CompareTo(other);
        var found = records.Where(record => since is null || record.Modified > since).Select(record => (Record: record, Place: (Key: Key(record), record.Id))).ToList();
        found.Sort((one, other) => Compare(one.Place, other.Place));
        var rest = isOn ? found.Where(item => Compare(item.Place, (key, id)) > 0) : found.Skip((page - 1) * size);
        var shown = rest.Take(size + 1).ToList();
        if (shown.Count == 0)
        {
            return since is null ? ZohoAnswer.Empty : new ZohoAnswer(304);
        }

        var (hasMore, last) = (shown.Count > size, shown[Math.Min(size, shown.Count) - 1].Place);
        return ZohoAnswer.Ok(new JsonObject
        {
            ["data"] = new JsonArray([.. shown.Take(size).Select(item => (JsonNode)item.Record.ToJson(fields, store.Tags))]),
            ["info"] = new JsonObject
            {
                ["call"] = false,
                ["per_page"] = size,
                ["next_page_token"] = hasMore ? tokens.Make(question, last.Key, last.Id, page + 1) : null,
                ["count"] = Math.Min(size, shown.Count),
                ["sort_by"] = sort,
                ["page"] = page,
                ["previous_page_token"] = null,
                ["page_token_expiry"] = hasMore ? VendorTime.French(tokens.Expiry) : null,
                ["sort_order"] = order,
                ["email"] = false,
                ["more_records"] = hasMore,
            },
        });
    }

    /// <summary>Answers a page of other things by number.</summary>
    public static ZohoAnswer Plain(ZohoCall call, string name, IReadOnlyList<JsonObject> all) => Plain(call, name, [], all);

    /// <summary>Answers a page of other things by number, with more in its <c>info</c>.</summary>
    public static ZohoAnswer Plain(ZohoCall call, string name, JsonObject info, IReadOnlyList<JsonObject> all)
    {
        var (size, page) = (call.Number("per_page", 200, 200), call.Number("page", 1, int.MaxValue));
        var shown = all.Skip((page - 1) * size).Take(size).ToList();
        (info["per_page"], info["count"], info["page"], info["more_records"]) = (size, shown.Count, page, all.Count > (long)page * size);
        return shown.Count == 0 ? ZohoAnswer.Empty : ZohoAnswer.Ok(new JsonObject { [name] = new JsonArray([.. shown]), ["info"] = info });
    }
}
