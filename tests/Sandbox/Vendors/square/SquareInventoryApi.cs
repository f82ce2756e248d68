using System.Globalization;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Square;

/// <summary>Stock: counts read, counts and movements written.</summary>
internal sealed class SquareInventoryApi(SquareGate gate, SquareInventory stock, SquareCatalog catalog, SquareNames names, PageCursor cursors, IdempotencyStore keys, LedgerClock clock, SquareWebhooks webhooks)
{
    private int made;

    /// <summary>Maps the calls.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        gate.Map(routes, "POST", "/v2/inventory/counts/batch-retrieve", "INVENTORY_READ", async (http, token) => await CountsAsync(http, await SquareGate.BodyAsync(http, token), "counts", token));
        gate.Map(routes, "GET", "/v2/inventory/{id}", "INVENTORY_READ", (http, token) => CountsAsync(http, One(http), "counts", token));
        gate.Map(routes, "POST", "/v2/inventory/changes/batch-create", "INVENTORY_WRITE", ChangeAsync);
    }

    private static JsonObject One(HttpContext http)
    {
        var ask = new JsonObject { ["catalog_object_ids"] = new JsonArray((string)http.Request.RouteValues["id"]!) };
        if (http.Request.Query["location_ids"].FirstOrDefault() is { Length: > 0 } places)
        {
            ask["location_ids"] = new JsonArray([.. places.Split(',').Select(place => (JsonNode)place)]);
        }

        if (http.Request.Query["cursor"].FirstOrDefault() is { } cursor)
        {
            ask["cursor"] = cursor;
        }

        return ask;
    }

    private Task CountsAsync(HttpContext http, JsonObject body, string name, CancellationToken cancellationToken)
    {
        var (forms, places, states) = (body.Texts("catalog_object_ids"), body.Texts("location_ids"), body.Texts("states"));
        var after = SquareOrdersApi.Instant(body.Text("updated_after"), "updated_after", long.MinValue);
        var limit = (int)(body.Number("limit") ?? 1000);
        if (limit is < 1 or > 1000)
        {
            throw new SquareException(SquareError.Invalid("INVALID_VALUE", "limit is from 1 to 1000.", "limit"));
        }

        var question = (JsonObject)body.DeepClone();
        question.Remove("cursor");
        var text = question.ToJsonString();
        var from = body.Text("cursor") is { } cursor ? (int)(cursors.Read(text, cursor)?.Position ?? throw new SquareException(SquareError.Invalid("INVALID_CURSOR", "The cursor is not valid for this call, or has expired.", "cursor"))) : 0;
        JsonObject answer = [];
        lock (stock.Gate)
        {
            var found = stock.All.Where(count => (forms.Count == 0 || forms.Contains(count.Variation, StringComparer.Ordinal))
                && (places.Count == 0 || places.Contains(count.Location, StringComparer.Ordinal))
                && (states.Count == 0 || states.Contains("IN_STOCK", StringComparer.Ordinal))
                && count.At > after).Skip(from).Take(limit + 1).ToList();
            if (found.Count > limit)
            {
                answer["cursor"] = cursors.Make(text, from + limit);
                found.RemoveAt(limit);
            }

            if (found.Count > 0)
            {
                answer[name] = new JsonArray([.. found.Select(SquareInventory.ToJson)]);
            }
        }

        return JsonBody.WriteAsync(http, 200, answer, cancellationToken);
    }

    private async Task ChangeAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var body = await SquareGate.BodyAsync(http, cancellationToken);
        var key = body.Text("idempotency_key") is { Length: > 0 and <= 128 } given ? given : throw new SquareException(SquareError.Invalid("MISSING_REQUIRED_PARAMETER", "idempotency_key wants from 1 to 128 characters.", "idempotency_key"));
        if (SquareIdempotency.Find(http, keys, key, body) is not { } answer)
        {
            var asked = body.Objects("changes");
            if (asked.Count is 0 or > 100)
            {
                throw new SquareException(SquareError.Invalid(asked.Count == 0 ? "ARRAY_EMPTY" : "ARRAY_LENGTH_TOO_LONG", "changes holds from 1 to 100 changes.", "changes"));
            }

            JsonArray counts = [];
            JsonArray changes = [];
            var at = clock.Tick();
            lock (stock.Gate)
            {
                var plans = asked.Select(Read).ToList();
                foreach (var (data, type, apply) in plans)
                {
                    counts.Add((JsonNode)apply(at));
                    var change = (JsonObject)data.DeepClone();
                    change["id"] = names.Ids.Make(Kinds.Inventory, made++);
                    change["catalog_object_type"] = "ITEM_VARIATION";
                    change["created_at"] = SquareCatalog.Rfc(at);
                    changes.Add((JsonNode)new JsonObject { ["type"] = type, [type.ToLowerInvariant()] = change });
                }

                answer = JsonBody.Bytes(new JsonObject { ["counts"] = counts, ["changes"] = changes });
                keys.Keep(key, body, answer);
            }

            http.Features.Get<RequestLogEntry>()!.TookEffect = true;
            webhooks.CountsChanged(counts, at);
        }

        await JsonBody.WriteAsync(http, 200, answer, cancellationToken);
    }

    private (JsonObject Data, string Type, Func<long, JsonObject> Apply) Read(JsonObject change)
    {
        var type = change.Text("type");
        var data = type is "PHYSICAL_COUNT" or "ADJUSTMENT" ? change.Child(type.ToLowerInvariant()) : null;
        if (data is null)
        {
            throw new SquareException(SquareError.Invalid("INVALID_VALUE", "A change is a PHYSICAL_COUNT or an ADJUSTMENT and holds it.", "changes.type"));
        }

        // Later versions name the place of a movement once for each side.
        var place = data.Text("location_id") ?? data.Text("to_location_id") ?? data.Text("from_location_id");
        var form = data.Text("catalog_object_id");
        if (form is null || place is null || !names.Locations.Contains(place, StringComparer.Ordinal))
        {
            throw new SquareException(SquareError.Invalid("INVALID_VALUE", "The change names no location of this account, or no form.", "changes"));
        }

        lock (catalog.Gate)
        {
            if (catalog.Find(form).Text("type") != "ITEM_VARIATION")
            {
                throw new SquareException(SquareError.NotFound("The form is not in the catalogue."));
            }
        }

        if (!decimal.TryParse(data.Text("quantity"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var quantity))
        {
            throw new SquareException(SquareError.Invalid("INVALID_VALUE", "quantity is not a decimal text.", "changes.quantity"));
        }

        if (SquareOrdersApi.Instant(data.Text("occurred_at"), "occurred_at", 0) == 0)
        {
            throw new SquareException(SquareError.Invalid("MISSING_REQUIRED_PARAMETER", "occurred_at is missing.", "changes.occurred_at"));
        }

        if (type == "PHYSICAL_COUNT")
        {
            return data.Text("state") == "IN_STOCK" ? (data, type, at => stock.Set(form, place, quantity, at))
                : throw new SquareException(SquareError.Invalid("INVALID_VALUE", "The sandbox counts IN_STOCK only.", "changes.state"));
        }

        var sign = (data.Text("from_state"), data.Text("to_state")) switch
        {
            ("IN_STOCK", "SOLD" or "WASTE") => -1,
            ("NONE" or "UNLINKED_RETURN", "IN_STOCK") => 1,
            _ => throw new SquareException(SquareError.Invalid("INVALID_VALUE", "The vendor takes no movement between these states.", "changes.adjustment")),
        };
        return (data, type!, at => stock.Move(form, place, sign * quantity, at));
    }
}
