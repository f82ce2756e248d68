using System.Net.Http.Json;
using LeVieuxMoulin.Connectors;
using LeVieuxMoulin.Connectors.PointOfSale;

namespace Fixtures.Acme;

/// <summary>One account at Acme.</summary>
internal sealed class AcmeConnector(ConnectorContext context) : IConnector
{
    public CapabilitySet Capabilities { get; } = new CapabilitySet().Offer<IFeed<Sale>>(new AcmeSales(context));

    public async Task<AccountCheck> CheckAsync(CancellationToken cancellationToken)
    {
        var account = await context.Http.GetFromJsonAsync("account", AcmeJson.Default.AcmeAccount, cancellationToken);
        return new AccountCheck { AccountId = account!.Id, Name = account.Name };
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
