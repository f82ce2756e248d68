namespace LeVieuxMoulin.Connectors.Sandbox.Brasserie;

/// <summary>How a bill was paid.</summary>
internal enum PayMeans
{
    Cash,
    Card,
    MealVoucher,
    GiftCard,
    Account,
    Phone,
}
