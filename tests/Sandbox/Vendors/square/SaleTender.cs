namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Square;

/// <summary>One payment of an order, in cents.</summary>
internal struct SaleTender
{
    /// <summary>The means.</summary>
    public TenderMeans Means;

    /// <summary>What it settles of the bill, tip out.</summary>
    public int Amount;

    /// <summary>The tip.</summary>
    public int Tip;

    /// <summary>What the guest handed over in cash.</summary>
    public int Handed;

    /// <summary>What the vendor keeps.</summary>
    public int Fee;

    /// <summary>The card's last four digits and brand, drawn from one number.</summary>
    public int Card;
}
