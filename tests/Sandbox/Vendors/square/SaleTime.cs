namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Square;

/// <summary>The three times of an order.</summary>
internal enum SaleTime
{
    Created,
    Updated,
    Closed,
}
