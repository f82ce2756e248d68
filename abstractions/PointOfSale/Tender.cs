namespace LeVieuxMoulin.Connectors.PointOfSale;

/// <summary>One payment on a bill.</summary>
public sealed record Tender
{
    /// <summary>Gets the vendor's id.</summary>
    public string? Id { get; init; }

    /// <summary>Gets the means.</summary>
    public required Open<TenderKind> Kind { get; init; }

    /// <summary>Gets the vendor's or the restaurant's name of the means.</summary>
    public string? Name { get; init; }

    /// <summary>Gets what it settles of the bill: tip out, change out. Negative when money goes back, or into a voucher.</summary>
    public required Money Amount { get; init; }

    /// <summary>Gets the tip given with it.</summary>
    public Money? Tip { get; init; }

    /// <summary>Gets what the vendor keeps of it; often known only later.</summary>
    public Money? Fee { get; init; }

    /// <summary>Gets when it was taken.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Gets the payment behind it, as Payment ids it.</summary>
    public string? PaymentId { get; init; }
}
