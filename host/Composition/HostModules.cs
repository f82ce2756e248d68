using LeVieuxMoulin.Connectors.Engine.Modules;

namespace LeVieuxMoulin.Connectors.Host.Composition;

/// <summary>The trade modules of this host, a line each: without its line, a module's folder can be deleted.</summary>
internal static class HostModules
{
    /// <summary>Gets them.</summary>
    public static readonly IReadOnlyList<IHostModule> All =
    [
        new Modules.Loyalty.LoyaltyModule(),
    ];
}
