namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Square;

/// <summary>How an order was paid.</summary>
internal enum TenderMeans
{
    Card,
    Cash,
    MealVoucher,
    GiftCard,
}
