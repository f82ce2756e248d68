namespace LeVieuxMoulin.Connectors.Lightspeed;

/// <summary>One payment on a bill.</summary>
internal sealed record RestaurantPayment(
    string? Code = null,
    string? Description = null,
    decimal? NetAmountWithTax = null,
    decimal? Tip = null,
    decimal? RoundingAmount = null,
    string? Type = null,
    string? Currency = null,
    string? FiscId = null,
    string? Uuid = null,
    DateTimeOffset? FiscDate = null)
{
    private const string OnAccount = "ACCOUNTS_RECEIVABLE";

    /// <summary>The unique id may be shared by split payments, the fiscal one is each payment's own.</summary>
    public Tender ToTender(string currency, LightspeedTenders tenders, bool isTipInside) => new()
    {
        Id = FiscId ?? Uuid,
        Kind = tenders.Of(Code, Type == OnAccount ? TenderKind.Account : null, Code, Description),
        Name = Description,
        Amount = new Money((NetAmountWithTax ?? 0m) - (isTipInside ? Tip ?? 0m : 0m), currency),
        Tip = Tip is null or 0m ? null : new Money(Tip.Value, currency),
        At = FiscDate,
    };
}
