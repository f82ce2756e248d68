namespace LeVieuxMoulin.Connectors.PointOfSale;

/// <summary>One bill of a till: what was sold or taken back, and how it was paid.</summary>
/// <remarks>Signed: lines and tenders taken back are negative. Total is the sum of the lines plus Rounding, within half a minor unit for each line, since some vendors do not round lines; tips stand beside it. Money that only changed hands between till and vendor is a Payment.</remarks>
public sealed record Sale : VendorRecord
{
    /// <summary>Gets what kind of bill it is. Only SaleKind.Sale and SaleKind.Refund are turnover.</summary>
    public required Open<SaleKind> Kind { get; init; }

    /// <summary>Gets how far it is.</summary>
    public required Open<SaleStatus> Status { get; init; }

    /// <summary>Gets the number printed on the ticket, where the vendor has one.</summary>
    public string? Number { get; init; }

    /// <summary>Gets when it was opened.</summary>
    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>Gets when it was closed and paid.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Gets the bill it takes back, corrects or continues.</summary>
    public string? OriginalSaleId { get; init; }

    /// <summary>Gets the till, where the vendor names it.</summary>
    public string? RegisterId { get; init; }

    /// <summary>Gets the member of staff.</summary>
    public string? StaffId { get; init; }

    /// <summary>Gets the customer the till knows.</summary>
    public string? CustomerId { get; init; }

    /// <summary>Gets the table.</summary>
    public string? Table { get; init; }

    /// <summary>Gets the number of covers; null where the till does not ask.</summary>
    public int? Covers { get; init; }

    /// <summary>Gets what is to be paid: taxes in, tips out.</summary>
    public required Money Total { get; init; }

    /// <summary>Gets the taxes in Total.</summary>
    public required Money Tax { get; init; }

    /// <summary>Gets the tips, over all tenders; never in Total.</summary>
    public Money? Tip { get; init; }

    /// <summary>Gets what cash rounding added (positive) or took away (negative).</summary>
    public Money? Rounding { get; init; }

    /// <summary>Gets the lines.</summary>
    public IReadOnlyList<SaleLine> Lines { get; init; } = [];

    /// <summary>Gets the payments.</summary>
    public IReadOnlyList<Tender> Tenders { get; init; } = [];
}
