namespace LeVieuxMoulin.Connectors.PointOfSale;

/// <summary>Money taken or given back, where the vendor tells it apart from the bill. Never added to the bill's tenders.</summary>
public sealed record Payment : VendorRecord
{
    /// <summary>Gets the bill.</summary>
    public string? SaleId { get; init; }

    /// <summary>Gets the payment given back, when this is a refund.</summary>
    public string? RefundOf { get; init; }

    /// <summary>Gets the means.</summary>
    public required Open<TenderKind> Kind { get; init; }

    /// <summary>Gets how far it is.</summary>
    public required Open<PaymentStatus> Status { get; init; }

    /// <summary>Gets the amount without tip; negative for a refund.</summary>
    public required Money Amount { get; init; }

    /// <summary>Gets the tip.</summary>
    public Money? Tip { get; init; }

    /// <summary>Gets what the vendor keeps of it; positive, negative when given back with a refund.</summary>
    public Money? Fee { get; init; }

    /// <summary>Gets the reason given for a refund.</summary>
    public string? Reason { get; init; }

    /// <summary>Gets when it was made.</summary>
    public DateTimeOffset? At { get; init; }
}
