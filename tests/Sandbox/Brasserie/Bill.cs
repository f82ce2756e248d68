namespace LeVieuxMoulin.Connectors.Sandbox.Brasserie;

/// <summary>One bill, whole.</summary>
/// <param name="Head">What is known at all times.</param>
internal sealed record Bill(BillHead Head)
{
    /// <summary>Gets the lines.</summary>
    public required IReadOnlyList<BillLine> Lines { get; init; }

    /// <summary>Gets the payments.</summary>
    public required IReadOnlyList<BillPayment> Payments { get; init; }

    /// <summary>Gets the table; zero at the bar.</summary>
    public int Table { get; init; }

    /// <summary>Gets the guests at the table.</summary>
    public int Covers { get; init; } = 1;

    /// <summary>Gets the member of staff, from 1.</summary>
    public int Staff { get; init; } = 1;

    /// <summary>Gets the known guest; zero for none.</summary>
    public int Guest { get; init; }

    /// <summary>Gets the discount on every line, in percent; zero for none.</summary>
    public int DiscountPercent { get; init; }
}
