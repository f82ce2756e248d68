using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Square;

/// <summary>Makes items, and changes what a command names of them.</summary>
internal sealed class SquareProductWriter(SquareApi api) : IWrite<SaveProduct>
{
    private const string NewItem = "#item";
    private const string NewVariation = "#variation";

    /// <summary>A new item is known by its key; a change states an end, and its version lets it happen once.</summary>
    public RepeatSafety Repeat => RepeatSafety.Key;

    public Task<WriteResult> WriteAsync(SaveProduct command, WriteContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(context);
        return command.ProductId is { } id ? ChangeAsync(id, command, context, cancellationToken) : MakeAsync(command, context, cancellationToken);
    }

    private async Task<WriteResult> MakeAsync(SaveProduct command, WriteContext context, CancellationToken cancellationToken)
    {
        var name = command.Name ?? throw SquareRefusal.Invalid("name", "A new product needs a name.");

        // A retry after "too many requests" has made second copies at Square before, in spite of its key.
        if (context.FirstSentAt is not null && await FindAsync(name, command.Reference, cancellationToken) is { } made)
        {
            return Result(made, isDone: true);
        }

        var variation = new JsonObject { ["item_id"] = NewItem, ["name"] = name, ["user_data"] = command.Reference };
        variation.Set("sku", command.Sku);
        variation["pricing_type"] = command.Price is null ? "VARIABLE_PRICING" : "FIXED_PRICING";
        variation.Set("price_money", command.Price?.ToSquare("price").ToJson());
        var item = new JsonObject { ["name"] = name };
        item.Set("categories", command.CategoryId is { } category ? Categories(category) : null);
        item.Set("is_archived", command.IsActive is { } isActive ? !isActive : null);
        item["variations"] = new JsonArray(new JsonObject { ["type"] = "ITEM_VARIATION", ["id"] = NewVariation, ["item_variation_data"] = variation });
        var whole = new JsonObject { ["type"] = "ITEM", ["id"] = NewItem, ["item_data"] = item };
        return Result(await api.UpsertAsync(context.Key, whole, cancellationToken), isDone: false);
    }

    private async Task<WriteResult> ChangeAsync(string id, SaveProduct command, WriteContext context, CancellationToken cancellationToken)
    {
        if (command.Price is not null)
        {
            throw SquareRefusal.Invalid("price", "The price of a product that exists is set with SetPrice, form by form.");
        }

        var before = await api.ObjectAsync(id, cancellationToken);
        SquareEdit.CheckItem(context, before);
        var whole = before.ToJson();
        var item = whole["item_data"] as JsonObject ?? throw SquareRefusal.Invalid("productId", $"{id} is no item at Square.");
        Merge(item, command);
        return JsonNode.DeepEquals(whole, before.ToJson())
            ? Result(before, isDone: true)
            : Result(await api.UpsertAsync(SquareEdit.KeyFor(context, whole), whole, cancellationToken), isDone: false);
    }

    private static void Merge(JsonObject item, SaveProduct command)
    {
        if (command.Name is { } name)
        {
            item["name"] = name;
        }

        if (command.IsActive is { } isActive && (item["is_archived"]?.GetValue<bool>() ?? false) == isActive)
        {
            item["is_archived"] = !isActive;
        }

        if (command.CategoryId is { } category && !(item["categories"] as JsonArray ?? []).Any(link => link?["id"]?.GetValue<string>() == category))
        {
            item["categories"] = Categories(category);
            item.Remove("category_id");
        }

        if (command.Sku is { } sku)
        {
            var variations = item["variations"] as JsonArray ?? [];
            var only = variations.Count == 1 ? variations[0]?["item_variation_data"] as JsonObject : null;
            (only ?? throw SquareRefusal.Invalid("sku", $"The product has {variations.Count} forms, each with its own article number."))["sku"] = sku;
        }
    }

    private async Task<RawRecord?> FindAsync(string name, string reference, CancellationToken cancellationToken)
    {
        var search = new SquareCatalogSearch(["ITEM"], Query: new SquareCatalogQuery(new SquareExactQuery("name", name)));
        var found = await api.SearchCatalogAsync(search, cancellationToken);
        return found.Records.FirstOrDefault(row => (row.ToJson()["item_data"]?["variations"] as JsonArray ?? [])
            .Any(variation => variation?["item_variation_data"]?["user_data"]?.GetValue<string>() == reference));
    }

    private static JsonArray Categories(string id) => new(new JsonObject { ["id"] = id });

    /// <summary>An item that points at a unit has not come whole: the feed brings it.</summary>
    private static WriteResult Result(RawRecord item, bool isDone)
    {
        var head = SquareCatalogHead.Of(item);
        return new WriteResult { RecordId = item.Id, After = head.UnitIds().Any() ? null : SquareCatalogHead.Stamp(item, head), AlreadyDone = isDone };
    }
}
