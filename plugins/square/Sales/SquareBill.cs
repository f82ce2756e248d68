namespace LeVieuxMoulin.Connectors.Square;

/// <summary>Adds up one order: what it sells counts up, what it takes back counts down.</summary>
internal sealed class SquareBill
{
    private readonly string currency;
    private readonly List<SaleLine> lines;
    private readonly List<Tender> tenders = [];
    private decimal total;
    private decimal tax;
    private readonly long rounding;
    private long? tip;

    public SquareBill(SquareOrder order)
    {
        currency = order.Currency();
        lines = new List<SaleLine>(order.LineItems?.Count ?? 0);
        rounding = order.RoundingAdjustment?.AmountMoney?.Amount ?? 0;
        HasRounding = order.RoundingAdjustment?.AmountMoney is not null;
        Add(order.LineItems, order.ServiceCharges, 1, null, order.Taxes, order.Discounts);
        AddTenders(order);
        Kind = lines.Count == 0 && (order.Returns is { Count: > 0 } || order.Refunds is { Count: > 0 }) ? SaleKind.Refund : SaleKind.Sale;
        foreach (var back in order.Returns ?? [])
        {
            Add(back.ReturnLineItems, back.ReturnServiceCharges, -1, back.SourceOrderId, back.ReturnTaxes, back.ReturnDiscounts);
            rounding -= back.RoundingAdjustment?.AmountMoney?.Amount ?? 0;
            HasRounding |= back.RoundingAdjustment?.AmountMoney is not null;
            OriginalSaleId ??= back.SourceOrderId;
        }

        AddRefunds(order);
    }

    public static IReadOnlyDictionary<string, string> NoAliases { get; } = new Dictionary<string, string>();

    public SaleKind Kind { get; }

    public string? OriginalSaleId { get; }

    public IReadOnlyList<SaleLine> Lines => lines;

    public IReadOnlyList<Tender> Tenders => tenders;

    public Money Total => new(total + (Rounding?.Amount ?? 0m), currency);

    public Money Tax => new(tax, currency);

    public Money? Tip => new SquareMoney(tip ?? 0, currency).ToMoneyUnlessZero();

    public Money? Rounding => HasRounding ? new SquareMoney(rounding, currency).ToMoney() : null;

    private bool HasRounding { get; }

    private void Add(List<SquareLine>? items, List<SquareCharge>? charges, int sign, string? sourceOrderId, List<SquareTax>? taxes, List<SquareDiscount>? discounts)
    {
        foreach (var item in items ?? [])
        {
            Add(item.ToLine(sign, sourceOrderId, taxes, discounts));
            foreach (var modifier in item.Modifiers ?? item.ReturnModifiers ?? [])
            {
                lines.Add(modifier.ToLine(sign, item));
            }
        }

        foreach (var charge in charges ?? [])
        {
            if (!charge.IsApportioned)
            {
                Add(charge.ToLine(sign, currency, lines.Count, sourceOrderId, taxes));
            }
        }
    }

    private void Add(SaleLine line)
    {
        lines.Add(line);
        total += line.Total.Amount;
        tax += line.Tax.Amount;
    }

    private void AddTenders(SquareOrder order)
    {
        foreach (var tender in order.Tenders ?? [])
        {
            tenders.Add(tender.ToTender(currency));
            if (tender.TipMoney is { } given)
            {
                tip = (tip ?? 0) + given.Amount;
            }
        }

        tip ??= order.TotalTipMoney?.Amount;
    }

    /// <summary>Money given back: what was refused or failed never moved. Without returned lines, the refund itself is the line, or the bill would not add up.</summary>
    private void AddRefunds(SquareOrder order)
    {
        var hasLines = lines.Count > 0;
        foreach (var refund in order.Refunds ?? [])
        {
            if (refund.Status is "REJECTED" or "FAILED")
            {
                continue;
            }

            var backTip = TipOf(refund, order);
            tip = backTip is null ? tip : (tip ?? 0) - backTip;
            tenders.Add(new Tender
            {
                Id = refund.Id,
                Kind = KindOf(refund, order),
                Amount = new SquareMoney((backTip ?? 0) - refund.AmountMoney.Amount, currency).ToMoney(),
                Tip = backTip is { } minor ? new SquareMoney(-minor, currency).ToMoney() : null,
                Fee = refund.ProcessingFeeMoney?.ToMoney(-1),
                At = refund.CreatedAt,
            });
            if (!hasLines)
            {
                Add(Line(refund));
            }
        }
    }

    private static SaleLine Line(SquareOrderRefund refund) => new()
    {
        Id = refund.Id,
        Kind = new Open<SaleLineKind>(SaleLineKind.CustomAmount),
        Name = refund.Reason,
        Quantity = new Quantity(-1),
        Total = refund.AmountMoney.ToMoney(-1),
        Tax = new SquareMoney(0, refund.AmountMoney.Currency).ToMoney(),
    };

    private static Open<TenderKind> KindOf(SquareOrderRefund refund, SquareOrder order)
    {
        var paid = order.Tenders?.Find(tender => tender.Id == refund.TenderId);
        return paid is null ? new Open<TenderKind>(TenderKind.Other) : new Open<TenderKind>(SquareTender.KindOf(paid.Type), paid.Type);
    }

    /// <summary>A returned tip names its tender; with a single refund it can be no other.</summary>
    private static long? TipOf(SquareOrderRefund refund, SquareOrder order)
    {
        long? sum = null;
        foreach (var back in order.Returns ?? [])
        {
            foreach (var given in back.ReturnTips ?? [])
            {
                if (given.AppliedMoney is { } money && (given.SourceTenderId == refund.TenderId || order.Refunds is [_]))
                {
                    sum = (sum ?? 0) + money.Amount;
                }
            }
        }

        return sum;
    }
}
