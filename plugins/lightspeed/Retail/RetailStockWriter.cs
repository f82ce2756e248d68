using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Lightspeed;

/// <summary>States what lies in a shop, inside the article as the vendor's tutorial does, and reads it back.</summary>
internal sealed class RetailStockWriter(RetailApi api) : IWrite<SetStock>, IFind<SetStock>
{
    /// <summary>A count sent again later would undo the sales made since, so it is looked up first.</summary>
    public RepeatSafety Repeat => RepeatSafety.Find;

    public TimeSpan SettleTime => TimeSpan.FromSeconds(10);

    public async Task<WriteResult> WriteAsync(SetStock command, WriteContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(context);
        var before = await RowAsync(command, cancellationToken);
        LightspeedRefusal.Check(context, before.ChangedAt, "stock");
        if (Stock(before).Qoh == command.OnHand.Value)
        {
            return new WriteResult { RecordId = before.Id, After = before, AlreadyDone = true };
        }

        var row = new JsonObject { ["itemShopID"] = before.Id, ["qoh"] = LightspeedText.Of(command.OnHand.Value) };
        await api.ChangeOnceAsync(RetailLists.Items, command.VariantId, new JsonObject { ["ItemShops"] = new JsonObject { ["ItemShop"] = row } }, cancellationToken);
        var after = await RowAsync(command, cancellationToken);
        return Stock(after).Qoh == command.OnHand.Value ? new WriteResult { RecordId = after.Id, After = after } : throw LightspeedRefusal.Ignored("stock");
    }

    public async Task<FindResult> FindAsync(SetStock command, WriteContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(context);
        var row = await RowAsync(command, cancellationToken);
        var verdict = Stock(row).Qoh == command.OnHand.Value ? FindVerdict.Done
            : row.ChangedAt is { } changed && context.FirstSentAt is { } sent && changed < sent ? FindVerdict.NotDone
            : FindVerdict.Unsure;
        return new FindResult(verdict, row.Id);
    }

    private async Task<RawRecord> RowAsync(SetStock command, CancellationToken cancellationToken)
    {
        var query = $"itemID={Uri.EscapeDataString(command.VariantId)}&shopID={Uri.EscapeDataString(command.LocationId)}&{RetailLists.Stock.Query(2)}";
        return (await api.ListAsync(RetailLists.Stock, query, cancellationToken)).Rows is [var row]
            ? row
            : throw new ConnectorException(new Fault(FaultKind.NotFound, $"Lightspeed has no stock of the product {command.VariantId} in the shop {command.LocationId}."));
    }

    private static RetailStockRow Stock(RawRecord raw) => JsonSerializer.Deserialize(raw.Content.Span, RetailJson.Default.RetailStockRow)!;
}
