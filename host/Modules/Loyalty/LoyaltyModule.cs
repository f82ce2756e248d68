using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace LeVieuxMoulin.Connectors.Modules.Loyalty;

/// <summary>The loyalty programme: the host keeps the ledger, because no CRM adds up points safely; vendors only show what it comes to.</summary>
public sealed class LoyaltyModule : IHostModule
{
    internal const string ModuleName = "loyalty";

    /// <inheritdoc />
    public string Name => ModuleName;

    /// <inheritdoc />
    public IReadOnlyList<ModuleAction> Actions => LoyaltyDoor.Actions;

    /// <inheritdoc />
    public IReadOnlyList<ModuleTrouble> Check(ReadOnlyMemory<byte> options) => LoyaltyOptions.Read(options).Troubles;

    /// <inheritdoc />
    public void AddTo(IServiceCollection services, bool works)
    {
        services.AddSingleton<LoyaltySignal>();
        services.AddSingleton<LoyaltyProgram>();
        services.AddSingleton<IConfigurationObserver>(provider => provider.GetRequiredService<LoyaltyProgram>());
        services.AddSingleton<LoyaltyLedger>();
        services.AddSingleton<CustomerLinks>();
        services.AddSingleton<SaleEarning>();
        services.AddSingleton<VendorStanding>();
        services.AddSingleton<LoyaltyTurn>();
        if (works)
        {
            services.AddHostedService<LoyaltyWork>();
        }
    }
}
