using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Lightspeed;

/// <summary>Makes, replaces and archives discounts: a fraction or an amount, given by hand.</summary>
internal sealed class RetailPromotionWriter(RetailApi api, LightspeedCurrencies currencies) : IWrite<SavePromotion>, IFind<SavePromotion>, IWrite<EndPromotion>
{
    RepeatSafety IWrite<SavePromotion>.Repeat => RepeatSafety.Find;

    /// <summary>Over is over.</summary>
    RepeatSafety IWrite<EndPromotion>.Repeat => RepeatSafety.Absolute;

    public TimeSpan SettleTime => TimeSpan.FromSeconds(10);

    public async Task<WriteResult> WriteAsync(SavePromotion command, WriteContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(context);
        CheckTerms(command.Terms);
        var body = new JsonObject { ["name"] = command.Name };
        if (command.PromotionId is not { } id)
        {
            body[command.Terms.Fraction is null ? "discountAmount" : "discountPercent"] = LightspeedText.Of(command.Terms.Fraction ?? command.Terms.Amount!.Value.Amount);
            var made = await api.MakeAsync(RetailLists.Discounts, body, cancellationToken);
            return Result(command, await api.OneAsync(RetailLists.Discounts, made.Id, cancellationToken));
        }

        var before = await api.OneAsync(RetailLists.Discounts, id, cancellationToken);
        LightspeedRefusal.Check(context, before.ChangedAt, "promotion");
        if (Holds(command, Discount(before)))
        {
            return new WriteResult { RecordId = id, After = before, AlreadyDone = true };
        }

        // One of the two must be nothing: never both.
        body["discountPercent"] = LightspeedText.Of(command.Terms.Fraction ?? 0m);
        body["discountAmount"] = LightspeedText.Of(command.Terms.Amount?.Amount ?? 0m);
        await api.ChangeOnceAsync(RetailLists.Discounts, id, body, cancellationToken);
        return Result(command, await api.OneAsync(RetailLists.Discounts, id, cancellationToken));
    }

    public async Task<FindResult> FindAsync(SavePromotion command, WriteContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (command.PromotionId is { } id)
        {
            var held = await api.OneAsync(RetailLists.Discounts, id, cancellationToken);
            return new FindResult(Holds(command, Discount(held)) ? FindVerdict.Done : FindVerdict.NotDone, id);
        }

        var rows = (await api.ListAsync(RetailLists.Discounts, $"name={Uri.EscapeDataString(command.Name)}&{RetailLists.Discounts.Query(2)}", cancellationToken)).Rows;
        return rows switch
        {
            [] => new FindResult(FindVerdict.NotDone),
            [var one] when Holds(command, Discount(one)) => new FindResult(FindVerdict.Done, one.Id),
            _ => new FindResult(FindVerdict.Unsure),
        };
    }

    public async Task<WriteResult> WriteAsync(EndPromotion command, WriteContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(context);
        RawRecord before;
        try
        {
            before = await api.OneAsync(RetailLists.Discounts, command.PromotionId, cancellationToken);
        }
        catch (ConnectorException e) when (e.Fault.Kind == FaultKind.NotFound)
        {
            return new WriteResult { RecordId = command.PromotionId, AlreadyDone = true };
        }

        LightspeedRefusal.Check(context, before.ChangedAt, "promotion");
        if (Discount(before).Archived)
        {
            return new WriteResult { RecordId = command.PromotionId, After = before, AlreadyDone = true };
        }

        await api.ArchiveAsync(RetailLists.Discounts, command.PromotionId, cancellationToken);
        var after = await api.OneAsync(RetailLists.Discounts, command.PromotionId, cancellationToken);
        return Discount(after).Archived ? new WriteResult { RecordId = command.PromotionId, After = after } : throw LightspeedRefusal.Ignored("promotion");
    }

    /// <summary>Refuses what a discount cannot hold; drops nothing.</summary>
    private void CheckTerms(PromotionTerms terms)
    {
        if (terms.Fraction is null == terms.Amount is null)
        {
            throw LightspeedRefusal.Invalid("terms", "A discount takes off a fraction or an amount: say exactly one.");
        }

        if (terms.Fraction is <= 0m or > 1m || terms.Amount is { Amount: <= 0m })
        {
            throw LightspeedRefusal.Invalid("terms", "A fraction lies above 0 and up to 1, an amount above 0.");
        }

        if (terms.Amount is { } amount && amount.Currency != currencies.Of(null))
        {
            throw LightspeedRefusal.Invalid("terms.amount", $"The account keeps its prices in {currencies.Of(null)}.");
        }

        if (terms is not { Code: null, IsAutomatic: false, ProductIds: [], CategoryIds: [], From: null, Until: null, Hours: null, MinimumSpend: null })
        {
            throw LightspeedRefusal.Unsupported("An R-Series discount holds a name and what it takes off. Codes, dates, hours, products and minimum spend are set up as price rules in the back office.");
        }
    }

    private static WriteResult Result(SavePromotion command, RawRecord after) =>
        Holds(command, Discount(after)) ? new WriteResult { RecordId = after.Id, After = after } : throw LightspeedRefusal.Ignored("promotion");

    private static bool Holds(SavePromotion command, RetailDiscountRow held) =>
        held.Name == command.Name && (held.DiscountPercent ?? 0m) == (command.Terms.Fraction ?? 0m) && (held.DiscountAmount ?? 0m) == (command.Terms.Amount?.Amount ?? 0m);

    private static RetailDiscountRow Discount(RawRecord raw) => JsonSerializer.Deserialize(raw.Content.Span, RetailJson.Default.RetailDiscountRow)!;
}
