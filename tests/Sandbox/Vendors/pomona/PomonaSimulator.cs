using LeVieuxMoulin.Connectors.Sandbox.Engine;
using LeVieuxMoulin.Connectors.Sandbox.Suppliers;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Pomona;

/// <summary>The branch for fruit, vegetables and fish: a small order is taken at a fee, and goods of another temperature come in a delivery of their own.</summary>
internal sealed class PomonaSimulator(SandboxContext context) : SupplierSimulator(context, new SupplierProfile
{
    Id = "pomona",
    Salt = 41,
    ItemPrefix = "TZ",
    OrderPrefix = "TAZ",
    Brand = "Clos du Primeur",
    Items = 620,
    Categories = ["FRL", "POI"],
    Logins = SupplierLogins.Basic,
    MinimumOrder = 100,
    TakesSmallOrders = true,
    Fee = 15,
    FreeFrom = 100,
    CutoffHour = 23,
    SplitsByTemperature = true,
});
