using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Lightspeed;

/// <summary>Makes articles, and changes what a command names of them: what is left out of a change stays.</summary>
internal sealed class RetailItemWriter(RetailApi api, LightspeedCurrencies currencies) : IWrite<SaveProduct>, IFind<SaveProduct>
{
    /// <summary>A change states an end; a new article is looked up by its own number.</summary>
    public RepeatSafety Repeat => RepeatSafety.Find;

    /// <summary>No index delay is documented.</summary>
    public TimeSpan SettleTime => TimeSpan.FromSeconds(10);

    public async Task<WriteResult> WriteAsync(SaveProduct command, WriteContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(context);
        return command.ProductId is { } id ? await ChangeAsync(id, command, context, cancellationToken) : await MakeAsync(command, cancellationToken);
    }

    public async Task<FindResult> FindAsync(SaveProduct command, WriteContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (command.ProductId is { } id)
        {
            var held = Item(await api.OneAsync(RetailLists.Items, id, cancellationToken));
            return new FindResult(Changes(command, held).Count == 0 ? FindVerdict.Done : FindVerdict.NotDone, id);
        }

        var found = (await api.ListAsync(RetailLists.Items, $"customSku={Uri.EscapeDataString(NumberOf(command))}&{RetailLists.Items.Query(2)}", cancellationToken)).Rows;
        return found switch
        {
            [] => new FindResult(FindVerdict.NotDone),
            [var one] when Item(one).Description == command.Name => new FindResult(FindVerdict.Done, one.Id),
            _ => new FindResult(FindVerdict.Unsure),
        };
    }

    /// <summary>The article's own number is the only field that holds a key of ours.</summary>
    private static string NumberOf(SaveProduct command) => command.Sku ?? command.Reference;

    private async Task<WriteResult> MakeAsync(SaveProduct command, CancellationToken cancellationToken)
    {
        var body = new JsonObject
        {
            ["description"] = command.Name ?? throw LightspeedRefusal.Invalid("name", "A new product needs a name."),
            ["customSku"] = NumberOf(command),
        };
        if (command.CategoryId is { } category)
        {
            body["categoryID"] = category;
        }

        if (command.Price is { } price)
        {
            RetailPriceWriter.CheckCurrency(price, currencies);
            body["Prices"] = RetailPriceWriter.Body([new RetailPrice(price.Amount, RetailItem.DefaultLevel, "Default")]);
        }

        if (command.IsActive is false)
        {
            body["archived"] = "true";
        }

        var made = await api.MakeAsync(RetailLists.Items, body, cancellationToken);
        var after = await api.OneAsync(RetailLists.Items, made.Id, cancellationToken);
        return command.Price is { } asked && Item(after).AllPrices.FirstOrDefault(level => level.UseTypeId == RetailItem.DefaultLevel)?.Amount != asked.Amount
            ? throw LightspeedRefusal.Ignored($"price of the new product {made.Id}")
            : new WriteResult { RecordId = made.Id, After = after };
    }

    private async Task<WriteResult> ChangeAsync(string id, SaveProduct command, WriteContext context, CancellationToken cancellationToken)
    {
        if (command.Price is not null)
        {
            throw LightspeedRefusal.Invalid("price", "The price of a product that exists is set with SetPrice.");
        }

        var before = await api.OneAsync(RetailLists.Items, id, cancellationToken);
        LightspeedRefusal.Check(context, before.ChangedAt, "product");
        var body = Changes(command, Item(before));
        if (body.Count == 0)
        {
            return new WriteResult { RecordId = id, After = before, AlreadyDone = true };
        }

        await api.ChangeOnceAsync(RetailLists.Items, id, body, cancellationToken);
        var after = await api.OneAsync(RetailLists.Items, id, cancellationToken);
        return Changes(command, Item(after)).Count == 0 ? new WriteResult { RecordId = id, After = after } : throw LightspeedRefusal.Ignored("product");
    }

    private static JsonObject Changes(SaveProduct command, RetailItem held)
    {
        var body = new JsonObject();
        if (command.Name is { } name && name != held.Description)
        {
            body["description"] = name;
        }

        if (command.Sku is { } sku && sku != held.CustomSku)
        {
            body["customSku"] = sku;
        }

        if (command.CategoryId is { } category && category != held.CategoryId)
        {
            body["categoryID"] = category;
        }

        if (command.IsActive is { } isActive && isActive == held.Archived)
        {
            body["archived"] = isActive ? "false" : "true";
        }

        return body;
    }

    private static RetailItem Item(RawRecord raw) => JsonSerializer.Deserialize(raw.Content.Span, RetailJson.Default.RetailItem)!;
}
