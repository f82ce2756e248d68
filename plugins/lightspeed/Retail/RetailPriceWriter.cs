using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Lightspeed;

/// <summary>Sets an article's price. The documented fields of a change do not name prices, so each is read back.</summary>
internal sealed class RetailPriceWriter(RetailApi api, LightspeedCurrencies currencies) : IWrite<SetPrice>
{
    /// <summary>A price is an end.</summary>
    public RepeatSafety Repeat => RepeatSafety.Absolute;

    public async Task<WriteResult> WriteAsync(SetPrice command, WriteContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(context);
        if (command.Price.LocationId is not null)
        {
            throw LightspeedRefusal.Unsupported("R-Series has one price for all shops. Leave the location out, or name a level.");
        }

        CheckCurrency(command.Price.Amount, currencies);
        var before = await api.OneAsync(RetailLists.Items, command.VariantId, cancellationToken);
        LightspeedRefusal.Check(context, before.ChangedAt, "product");
        var prices = Item(before).AllPrices.ToList();
        var wanted = command.Price.Level is not { } level
            ? prices.Find(price => price.UseTypeId == RetailItem.DefaultLevel) ?? new RetailPrice(0m, RetailItem.DefaultLevel, "Default")
            : prices.Find(price => level.Equals(price.UseType, StringComparison.OrdinalIgnoreCase) || level == price.UseTypeId)
                ?? throw LightspeedRefusal.Invalid("level", $"The product has no price level \"{level}\". It has: {string.Join(", ", prices.Select(price => price.UseType))}.");
        if (prices.Contains(wanted) && wanted.Amount == command.Price.Amount.Amount)
        {
            return new WriteResult { RecordId = command.VariantId, After = before, AlreadyDone = true };
        }

        // All levels go along: whether one that is left out stays is not documented.
        prices.RemoveAll(price => price.UseTypeId == wanted.UseTypeId);
        prices.Add(wanted with { Amount = command.Price.Amount.Amount });
        await api.ChangeAsync(RetailLists.Items, command.VariantId, new JsonObject { ["Prices"] = Body(prices) }, cancellationToken);
        var after = await api.OneAsync(RetailLists.Items, command.VariantId, cancellationToken);
        return Item(after).AllPrices.FirstOrDefault(price => price.UseTypeId == wanted.UseTypeId)?.Amount == command.Price.Amount.Amount
            ? new WriteResult { RecordId = command.VariantId, After = after }
            : throw LightspeedRefusal.Ignored("price");
    }

    public static void CheckCurrency(Money price, LightspeedCurrencies currencies)
    {
        if (price.Currency != currencies.Of(null))
        {
            throw LightspeedRefusal.Invalid("price", $"The account keeps its prices in {currencies.Of(null)}.");
        }
    }

    public static JsonObject Body(IEnumerable<RetailPrice> prices) => new()
    {
        ["ItemPrice"] = new JsonArray([.. prices.Select(price => (JsonNode)new JsonObject
        {
            ["amount"] = LightspeedText.Of(price.Amount),
            ["useTypeID"] = price.UseTypeId,
            ["useType"] = price.UseType,
        })]),
    };

    private static RetailItem Item(RawRecord raw) => JsonSerializer.Deserialize(raw.Content.Span, RetailJson.Default.RetailItem)!;
}
