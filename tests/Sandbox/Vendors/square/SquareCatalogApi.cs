using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Square;

/// <summary>The catalogue's calls that read.</summary>
internal sealed class SquareCatalogApi(SquareGate gate, SquareCatalog catalog, PageCursor cursors)
{
    private const string Scope = "ITEMS_READ";

    /// <summary>Maps the calls.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        gate.Map(routes, "GET", "/v2/catalog/list", Scope, ListAsync);
        gate.Map(routes, "POST", "/v2/catalog/search", Scope, SearchAsync);
        gate.Map(routes, "POST", "/v2/catalog/search-catalog-items", Scope, SearchItemsAsync);
        gate.Map(routes, "POST", "/v2/catalog/batch-retrieve", Scope, BatchAsync);
        gate.Map(routes, "GET", "/v2/catalog/object/{id}", Scope, OneAsync);
        gate.Map(routes, "GET", "/v2/catalog/info", Scope, (http, token) => JsonBody.WriteAsync(http, 200, Info(), token));
    }

    private static JsonObject Info() => new()
    {
        ["limits"] = new JsonObject
        {
            ["batch_upsert_max_objects_per_batch"] = 1000,
            ["batch_upsert_max_total_objects"] = 10000,
            ["batch_retrieve_max_object_ids"] = 1000,
            ["search_max_page_limit"] = 1000,
            ["batch_delete_max_object_ids"] = 200,
            ["update_item_taxes_max_item_ids"] = 1000,
            ["update_item_taxes_max_taxes_to_enable"] = 1000,
            ["update_item_taxes_max_taxes_to_disable"] = 1000,
            ["update_item_modifier_lists_max_item_ids"] = 1000,
            ["update_item_modifier_lists_max_modifier_lists_to_enable"] = 1000,
            ["update_item_modifier_lists_max_modifier_lists_to_disable"] = 1000,
        },
    };

    private Task ListAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var types = (http.Request.Query["types"].FirstOrDefault() ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return PageAsync(http, "list|" + string.Join(',', types), http.Request.Query["cursor"].FirstOrDefault(), 100, _ => Things(types).Where(thing => thing.Flag("is_deleted") != true), null, cancellationToken);
    }

    private async Task SearchAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var body = await SquareGate.BodyAsync(http, cancellationToken);
        var begin = SquareOrdersApi.Instant(body.Text("begin_time"), "begin_time", long.MinValue);
        var deleted = body.Flag("include_deleted_objects") == true;
        var matches = CatalogQuery.Read(body.Child("query"));
        var limit = body.Number("limit") is { } given ? Math.Clamp((int)given, 1, 1000) : 100;
        var question = (JsonObject)body.DeepClone();
        question.Remove("cursor");
        await PageAsync(
            http,
            "search|" + question.ToJsonString(),
            body.Text("cursor"),
            limit,
            _ => Things(body.Texts("object_types")).Where(thing => (deleted || thing.Flag("is_deleted") != true) && thing.Number("version") > begin && matches(thing)),
            body,
            cancellationToken);
    }

    private async Task SearchItemsAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var body = await SquareGate.BodyAsync(http, cancellationToken);
        var categories = body.Texts("category_ids");
        var text = body.Text("text_filter");
        var limit = Math.Clamp((int)(body.Number("limit") ?? 100), 1, 100);
        var question = (JsonObject)body.DeepClone();
        question.Remove("cursor");
        var archived = body.Text("archived_state") ?? "ARCHIVED_STATE_NOT_ARCHIVED";
        await PageAsync(
            http,
            "items|" + question.ToJsonString(),
            body.Text("cursor"),
            limit,
            _ => Things(["ITEM"]).Where(thing => thing.Flag("is_deleted") != true
                && (categories.Count == 0 || thing.Child("item_data").Objects("categories").Any(category => categories.Contains(category.Text("id"), StringComparer.Ordinal)))
                && (text is null || (thing.Child("item_data").Text("name") ?? "").Contains(text, StringComparison.OrdinalIgnoreCase))
                && archived switch { "ARCHIVED_STATE_ALL" => true, "ARCHIVED_STATE_ARCHIVED" => thing.Child("item_data").Flag("is_archived") == true, _ => thing.Child("item_data").Flag("is_archived") != true }),
            body,
            cancellationToken,
            "items");
    }

    private async Task BatchAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var body = await SquareGate.BodyAsync(http, cancellationToken);
        var ids = body.Texts("object_ids");
        if (ids.Count is 0 or > 1000)
        {
            throw new SquareException(SquareError.Invalid(ids.Count == 0 ? "ARRAY_EMPTY" : "ARRAY_LENGTH_TOO_LONG", "object_ids holds from 1 to 1000 ids.", "object_ids"));
        }

        JsonObject answer;
        lock (catalog.Gate)
        {
            var found = ids.Select(id => body.Flag("include_deleted_objects") == true ? catalog.FindAny(id) : catalog.Find(id)).OfType<JsonObject>().ToList();
            answer = new JsonObject { ["objects"] = Copy(found) };
            Relate(answer, body.Flag("include_related_objects") == true, found);
        }

        await JsonBody.WriteAsync(http, 200, answer, cancellationToken);
    }

    private Task OneAsync(HttpContext http, CancellationToken cancellationToken)
    {
        JsonObject answer;
        lock (catalog.Gate)
        {
            var id = (string)http.Request.RouteValues["id"]!;
            var found = catalog.Find(id) ?? throw new SquareException(SquareError.NotFound($"Catalog object with ID `{id}` not found."));
            answer = new JsonObject { ["object"] = found.DeepClone() };
            Relate(answer, http.Request.Query["include_related_objects"].FirstOrDefault() == "true", [found]);
        }

        return JsonBody.WriteAsync(http, 200, answer, cancellationToken);
    }

    private Task PageAsync(HttpContext http, string question, string? cursor, int limit, Func<int, IEnumerable<JsonObject>> find, JsonObject? search, CancellationToken cancellationToken, string name = "objects")
    {
        var from = 0;
        if (cursor is not null)
        {
            from = (int)(cursors.Read(question, cursor)?.Position ?? throw new SquareException(SquareError.Invalid("INVALID_CURSOR", "The cursor is not valid for this call, or has expired.", "cursor")));
        }

        JsonObject answer = [];
        lock (catalog.Gate)
        {
            var found = find(from).Skip(from).Take(limit + 1).ToList();
            if (found.Count > limit)
            {
                answer["cursor"] = cursors.Make(question, from + limit);
                found.RemoveAt(limit);
            }

            if (found.Count > 0)
            {
                answer[name] = Copy(found);
            }

            if (search is not null && name == "objects")
            {
                Relate(answer, search.Flag("include_related_objects") == true, found);
                answer["latest_time"] = SquareCatalog.Rfc(catalog.LatestMs);
            }
            else if (search is not null)
            {
                answer["matched_variation_ids"] = new JsonArray([.. found.SelectMany(SquareCatalog.Nested).Select(form => (JsonNode)form.Text("id")!)]);
            }
        }

        return JsonBody.WriteAsync(http, 200, answer, cancellationToken);
    }

    private IEnumerable<JsonObject> Things(IReadOnlyList<string> types) => types.Count == 0
        ? catalog.All
        : catalog.All.Concat(catalog.All.Where(thing => thing.Flag("is_deleted") != true).SelectMany(SquareCatalog.Nested)).Where(thing => types.Contains(thing.Text("type"), StringComparer.Ordinal));

    private static JsonArray Copy(IEnumerable<JsonObject> things) => [.. things.Select(thing => thing.DeepClone())];

    private void Relate(JsonObject answer, bool wanted, IReadOnlyList<JsonObject> found)
    {
        if (!wanted)
        {
            return;
        }

        var ids = found.SelectMany(thing => (IEnumerable<string>)
        [
            .. thing.Child("item_data").Texts("tax_ids"),
            .. thing.Child("item_data").Objects("categories").Select(category => category.Text("id")!),
            .. thing.Child("item_data").Objects("modifier_list_info").Select(list => list.Text("modifier_list_id")!),
            thing.Child("item_variation_data").Text("item_id") ?? "",
            thing.Child("pricing_rule_data").Text("discount_id") ?? "",
            thing.Child("pricing_rule_data").Text("match_products_id") ?? "",
            thing.Child("pricing_rule_data").Text("exclude_products_id") ?? "",
            .. thing.Child("pricing_rule_data").Texts("time_period_ids"),
        ]).Distinct(StringComparer.Ordinal);
        var related = ids.Select(catalog.Find).OfType<JsonObject>().ToList();
        if (related.Count > 0)
        {
            answer["related_objects"] = Copy(related);
        }
    }
}
