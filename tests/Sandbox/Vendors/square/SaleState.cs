namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Square;

/// <summary>How far an order is; the words are the vendor's.</summary>
internal enum SaleState
{
    Open,
    Completed,
    Canceled,
}
