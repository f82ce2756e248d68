using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;
using LeVieuxMoulin.Connectors.Sandbox.Suppliers;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Transgourmet;

/// <summary>A wholesaler whose lorry brings dry, chilled and frozen goods at once, and whose tokens come from its own authorisation server.</summary>
internal sealed class TransgourmetSimulator(SandboxContext context) : SupplierSimulator(context, new SupplierProfile
{
    Id = "transgourmet",
    Salt = 37,
    ItemPrefix = "TG",
    OrderPrefix = "TGF",
    Brand = "Cap d'Auge",
    Items = 800,
    Logins = SupplierLogins.Token,
    MinimumOrder = 120,
    Fee = 12,
    FreeFrom = 250,
    CutoffHour = 20,
    ClosedOn = [DayOfWeek.Sunday, DayOfWeek.Monday],
})
{
    /// <inheritdoc />
    public override JsonObject Connection(Uri address) => new()
    {
        ["api"] = new JsonObject { ["base_url"] = address.AbsoluteUri },
        ["auth"] = new JsonObject { ["token_url"] = new Uri(address, "oauth2/token").AbsoluteUri },
    };

    /// <inheritdoc />
    public override void Map(IEndpointRouteBuilder routes)
    {
        new SupplierTokens(Tokens).Map(routes);
        base.Map(routes);
    }
}
