using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Square;

/// <summary>Sets the price of a variation, everywhere or at one location.</summary>
internal sealed class SquarePriceWriter(SquareApi api) : IWrite<SetPrice>
{
    private const string Fixed = "FIXED_PRICING";

    /// <summary>A price is an end; the version lets one write of it happen.</summary>
    public RepeatSafety Repeat => RepeatSafety.Absolute;

    public async Task<WriteResult> WriteAsync(SetPrice command, WriteContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(context);
        if (command.Price.Level is { } level)
        {
            throw SquareRefusal.Unsupported($"Square has no price levels, so \"{level}\" cannot be priced. Leave the level out, or name a location.");
        }

        var price = command.Price.Amount.ToSquare("price");
        var before = await api.ObjectAsync(command.VariantId, cancellationToken);
        var whole = before.ToJson();
        var variation = whole["item_variation_data"] as JsonObject ?? throw SquareRefusal.Invalid("variantId", $"{command.VariantId} is no item variation at Square.");
        var itemId = variation["item_id"]?.GetValue<string>();
        if (itemId is not null && (context.IfRevision is not null || context.IfUnchangedSince is not null))
        {
            SquareEdit.CheckItem(context, await api.ObjectAsync(itemId, cancellationToken));
        }

        var target = command.Price.LocationId is { } location ? Override(variation, location) : variation;
        target["pricing_type"] = Fixed;
        target["price_money"] = price.ToJson();
        if (JsonNode.DeepEquals(whole, before.ToJson()))
        {
            return new WriteResult { RecordId = itemId, AlreadyDone = true };
        }

        var after = await api.UpsertAsync(SquareEdit.KeyFor(context, whole), whole, cancellationToken);
        return IsPriced(after, command.Price.LocationId, price)
            ? new WriteResult { RecordId = itemId }
            : throw new ConnectorException(new Fault(FaultKind.Vendor, "Square answered success, but the price it shows is another one."));
    }

    private static JsonObject Override(JsonObject variation, string location)
    {
        if (variation["location_overrides"] is not JsonArray places)
        {
            variation["location_overrides"] = places = [];
        }

        if (places.FirstOrDefault(place => place?["location_id"]?.GetValue<string>() == location) is JsonObject known)
        {
            return known;
        }

        var added = new JsonObject { ["location_id"] = location };
        places.Add((JsonNode)added);
        return added;
    }

    private static bool IsPriced(RawRecord after, string? location, SquareMoney price)
    {
        var data = JsonSerializer.Deserialize(after.Content.Span, SquareJson.Default.SquareVariationObject)!.ItemVariationData;
        return price == (location is null ? data.PriceMoney : data.LocationOverrides?.Find(place => place.LocationId == location)?.PriceMoney);
    }
}
