namespace LeVieuxMoulin.Connectors.Sandbox.Brasserie;

/// <summary>One line of a bill. Prices are those of the menu, VAT in; how a till counts with them is its own affair.</summary>
internal sealed record BillLine
{
    /// <summary>Gets the form sold; null for an amount typed in.</summary>
    public CarteItem? Item { get; init; }

    /// <summary>Gets the quantity in thousandths; negative when taken back.</summary>
    public required int Thousandths { get; init; }

    /// <summary>Gets the price of one, in cents.</summary>
    public required int Cents { get; init; }

    /// <summary>Gets the VAT rate in tenths of a percent.</summary>
    public required int TaxTenths { get; init; }

    /// <summary>Gets the place in the bill of the line that this one adds to; minus one for none.</summary>
    public int Parent { get; init; } = -1;

    /// <summary>Gets the place of the line taken back, in the bill it was sold on; minus one for none.</summary>
    public int TakenBack { get; init; } = -1;
}
