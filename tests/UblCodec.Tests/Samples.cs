namespace LeVieuxMoulin.Connectors.UblCodec.Tests;

/// <summary>An order with all that an order can say, and the two sides.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public static readonly VenueSettings Paris = new() { TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"), Currency = "EUR" };

    public static readonly UblParties Parties = new()
    {
        BuyerName = "Le Vieux Moulin & Fils",
        BuyerGln = "3012345000015",
        BuyerSiret = "12345678900011",
        BuyerVatNumber = "FR00123456789",
        CustomerNumber = "4711",
        SellerName = "Grossiste",
        SellerGln = "3098765000012",
        SellerSite = "042",
        DeliveryLocationId = "1",
        ContractId = "2026-A",
        Currency = "EUR",
        Place = Paris,
    };

    public static readonly PlaceOrder Order = new()
    {
        Reference = "01a2109e-c977-7fed",
        Day = new DateOnly(2026, 3, 5),
        From = new TimeOnly(6, 30),
        Until = new TimeOnly(10, 0),
        Note = "Portail < 7 h",
        IsCollected = true,
        MaySplit = false,
        Lines =
        [
            new OrderLine("1", "A-1", new Quantity(2.125m, "KGM"), true),
            new OrderLine("2", "A-2", new Quantity(3, "XCS"), false),
            new OrderLine("3", "A-3", new Quantity(1, Quantity.Own, "CAGETTE"), false),
        ],
    };

    public static byte[] Bytes(string xml) => System.Text.Encoding.UTF8.GetBytes(xml);

    /// <summary>Makes a document of a kind.</summary>
    public static UblDocument Document(string kind, string inner) => UblDocument.Read(Bytes($"""
        <{kind} xmlns="urn:oasis:names:specification:ubl:schema:xsd:{kind}-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">{inner}</{kind}>
        """));
}
