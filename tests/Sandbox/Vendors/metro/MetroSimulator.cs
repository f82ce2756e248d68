using LeVieuxMoulin.Connectors.Sandbox.Engine;
using LeVieuxMoulin.Connectors.Sandbox.Suppliers;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Metro;

/// <summary>A cash-and-carry wholesaler with delivery.</summary>
internal sealed class MetroSimulator(SandboxContext context) : SupplierSimulator(context, new SupplierProfile
{
    Id = "metro",
    Salt = 31,
    ItemPrefix = "M",
    OrderPrefix = "CMD",
    Brand = "Chef de Cuisine",
});
