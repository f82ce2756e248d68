using System.Globalization;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Lightspeed;

/// <summary>Makes items, and changes them: a change always states name, number, price and group, and all else that is known.</summary>
internal sealed class RestaurantItemWriter(LightspeedApi api, RestaurantItems items, RestaurantLocations locations, LightspeedCurrencies currencies) : IWrite<SaveProduct>, IFind<SaveProduct>, IWrite<SetPrice>
{
    private const int LongestSku = 32;

    RepeatSafety IWrite<SaveProduct>.Repeat => RepeatSafety.Find;

    /// <summary>A price is an end.</summary>
    RepeatSafety IWrite<SetPrice>.Repeat => RepeatSafety.Absolute;

    /// <summary>No index delay is documented.</summary>
    public TimeSpan SettleTime => TimeSpan.FromSeconds(10);

    public async Task<WriteResult> WriteAsync(SaveProduct command, WriteContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(context);
        LightspeedRefusal.Check(context, null, "product");
        if (command.ProductId is not { } id)
        {
            return await MakeAsync(command, cancellationToken);
        }

        if (command.Price is not null)
        {
            throw LightspeedRefusal.Invalid("price", "The price of a product that exists is set with SetPrice.");
        }

        var (location, before) = await FoundAsync(id, cancellationToken);
        var held = RestaurantItems.Item(before);
        if (Holds(command, held))
        {
            return new WriteResult { RecordId = id, After = before, AlreadyDone = true };
        }

        var price = held.DefaultPrice?.Amount ?? throw LightspeedRefusal.Invalid("price", "The product has no price yet, and K-Series wants one with every change. Set it with SetPrice first.");
        var body = Body(held, location, price);
        body["name"] = command.Name ?? held.Name;
        body["sku"] = command.Sku ?? held.Sku;
        body["accountingGroupId"] = command.CategoryId is { } category ? Number(category, "categoryId") : body["accountingGroupId"]?.DeepClone();
        body["active"] = command.IsActive ?? held.Active;
        await api.SendOnceAsync(HttpMethod.Put, $"items/v1/items/{Uri.EscapeDataString(id)}", body, cancellationToken);
        var after = await items.OneAsync(id, location, cancellationToken);
        return Holds(command, RestaurantItems.Item(after)) ? new WriteResult { RecordId = id, After = after } : throw LightspeedRefusal.Ignored("product");
    }

    public async Task<FindResult> FindAsync(SaveProduct command, WriteContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (command.ProductId is { } id)
        {
            var (_, row) = await FoundAsync(id, cancellationToken);
            return new FindResult(Holds(command, RestaurantItems.Item(row)) ? FindVerdict.Done : FindVerdict.NotDone, id);
        }

        var rows = await items.ListAsync(await LocationAsync(cancellationToken), $"sku={Uri.EscapeDataString(SkuOf(command))}", cancellationToken);
        return rows switch
        {
            [] => new FindResult(FindVerdict.NotDone),
            [var one] when RestaurantItems.Item(one).Name == command.Name => new FindResult(FindVerdict.Done, one.Id),
            _ => new FindResult(FindVerdict.Unsure),
        };
    }

    public async Task<WriteResult> WriteAsync(SetPrice command, WriteContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(context);
        LightspeedRefusal.Check(context, null, "product");
        if (command.Price.Level is { } level)
        {
            throw LightspeedRefusal.Unsupported($"K-Series lets only the default price be written, so \"{level}\" is set in the back office.");
        }

        CheckCurrency(command.Price.Amount);
        var (location, before) = command.Price.LocationId is { } named
            ? (named, await items.OneAsync(command.VariantId, named, cancellationToken))
            : await FoundAsync(command.VariantId, cancellationToken);
        var held = RestaurantItems.Item(before);
        if (held.DefaultPrice?.Amount == command.Price.Amount.Amount)
        {
            return new WriteResult { RecordId = command.VariantId, After = before, AlreadyDone = true };
        }

        await api.StateAsync(HttpMethod.Put, $"items/v1/items/{Uri.EscapeDataString(command.VariantId)}", Body(held, location, command.Price.Amount.Amount), cancellationToken);
        var after = await items.OneAsync(command.VariantId, location, cancellationToken);
        return RestaurantItems.Item(after).DefaultPrice?.Amount == command.Price.Amount.Amount
            ? new WriteResult { RecordId = command.VariantId, After = after }
            : throw LightspeedRefusal.Ignored("price");
    }

    private async Task<WriteResult> MakeAsync(SaveProduct command, CancellationToken cancellationToken)
    {
        var location = await LocationAsync(cancellationToken);
        var price = command.Price ?? throw LightspeedRefusal.Invalid("price", "K-Series wants a price for a new product.");
        CheckCurrency(price);
        var body = new JsonObject
        {
            ["name"] = command.Name ?? throw LightspeedRefusal.Invalid("name", "A new product needs a name."),
            ["businessLocationId"] = Number(location, "api.business_location_id"),
            ["sku"] = SkuOf(command),
            ["accountingGroupId"] = Number(command.CategoryId ?? throw LightspeedRefusal.Invalid("categoryId", "K-Series wants an accounting group (a category) for a new product."), "categoryId"),
            ["defaultPrice"] = price.Amount,
        };
        if (command.IsActive is { } isActive)
        {
            body["active"] = isActive;
        }

        var made = JsonRows.Cut(await api.SendOnceAsync(HttpMethod.Post, "items/v1/items", body, cancellationToken), new JsonRowShape { Id = "id" })[0];
        var after = await items.OneAsync(made.Id, location, cancellationToken);
        return new WriteResult { RecordId = made.Id, After = after };
    }

    /// <summary>The article number is the only field that holds a key of ours.</summary>
    private static string SkuOf(SaveProduct command) =>
        command.Sku ?? (command.Reference.Length <= LongestSku ? command.Reference : throw LightspeedRefusal.Invalid("reference", $"K-Series keeps {LongestSku} characters. Give a shorter reference, or an article number."));

    private void CheckCurrency(Money price)
    {
        if (price.Currency != currencies.Of(null))
        {
            throw LightspeedRefusal.Invalid("price", $"The business keeps its prices in {currencies.Of(null)}.");
        }
    }

    private async Task<string> LocationAsync(CancellationToken cancellationToken) => await locations.IdsAsync(cancellationToken) is [var only]
        ? only
        : throw LightspeedRefusal.Invalid("api.business_location_id", "A new product belongs to one business location, and the connection reads several. Say which in api.business_location_id.");

    private async Task<(string Location, RawRecord Row)> FoundAsync(string id, CancellationToken cancellationToken) =>
        await items.FindAsync(id, cancellationToken) ?? throw new ConnectorException(new Fault(FaultKind.NotFound, $"Lightspeed has no product {id} in the locations that are read."));

    /// <summary>Whether a change keeps what it leaves out is not published, so all that can be written goes along.</summary>
    private static JsonObject Body(RestaurantItem held, string location, decimal price)
    {
        var body = new JsonObject
        {
            ["name"] = held.Name,
            ["businessLocationId"] = Number(location, "locationId"),
            ["sku"] = held.Sku,
            ["accountingGroupId"] = held.AccountingGroup?.Id is { } group ? Number(group, "categoryId") : null,
            ["defaultPrice"] = price,
        };
        Set("docketName", held.DocketName);
        Set("active", held.Active);
        Set("barcode", held.Barcode);
        Set("barcodes", held.Barcodes is { Count: > 0 } codes ? new JsonArray([.. codes.Select(code => (JsonNode)code)]) : null);
        Set("costPrice", held.CostPrice);
        Set("priceMode", held.PriceMode);
        return body;

        void Set(string name, JsonNode? value)
        {
            if (value is not null)
            {
                body[name] = value;
            }
        }
    }

    private static bool Holds(SaveProduct command, RestaurantItem held) =>
        (command.Name is null || command.Name == held.Name)
        && (command.Sku is null || command.Sku == held.Sku)
        && (command.CategoryId is null || command.CategoryId == held.AccountingGroup?.Id)
        && (command.IsActive is null || command.IsActive == (held.Active ?? true));

    private static long Number(string id, string field) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw LightspeedRefusal.Invalid(field, "An id of K-Series is a number.");
}
