using LeVieuxMoulin.Connectors.Sandbox.Engine;
using LeVieuxMoulin.Connectors.Sandbox.Suppliers;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Pomona;

/// <summary>The branch for organic goods: another account with another range, and two days' notice for a change or a cancellation.</summary>
internal sealed class PomonaBiofinesseSimulator(SandboxContext context) : SupplierSimulator(context, new SupplierProfile
{
    Id = "pomona-biofinesse",
    Salt = 43,
    ItemPrefix = "BF",
    OrderPrefix = "BIO",
    Brand = "Verger d'Ici",
    Items = 250,
    Categories = ["EPI", "CRE", "FRO", "FRL"],
    Logins = SupplierLogins.Basic,
    MinimumOrder = 200,
    Fee = 25,
    FreeFrom = 280,
    CutoffHour = 12,
    NoticeHours = 48,
    ClosedOn = [DayOfWeek.Sunday, DayOfWeek.Saturday],
});
