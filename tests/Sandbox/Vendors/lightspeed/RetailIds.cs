namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Lightspeed;

/// <summary>How things are numbered.</summary>
internal static class RetailIds
{
    /// <summary>Gives the id of a sale.</summary>
    public static long Sale(long index) => index + 1;

    /// <summary>Gives the id of a line.</summary>
    public static long Line(long index, int place) => (index * 16) + place + 1;

    /// <summary>Gives the id of a payment.</summary>
    public static long Payment(long index, int place) => (index * 4) + place + 1;

    /// <summary>Gives the id of an article's stock at a shop; shop zero is the sum.</summary>
    public static long ItemShop(long item, int shop) => ((item - 1) * 3) + shop + 1;

    /// <summary>Gives the tax class of a rate.</summary>
    public static int TaxClass(int tenths) => tenths switch { 200 => 2, 55 => 3, _ => 1 };

    /// <summary>Gives the till of a sale: two in the dining room, one on the terrace.</summary>
    public static long Register(BillHead head) => head.Place == 1 ? 3 : 1 + (head.Index % 2);
}
