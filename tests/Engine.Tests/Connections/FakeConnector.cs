namespace LeVieuxMoulin.Connectors.Engine.Tests.Connections;

/// <summary>A connector that answers what the test says.</summary>
internal sealed class FakeConnector : IConnector, IConnectorPlugin
{
    public Func<AccountCheck> Check { get; set; } = () => new AccountCheck { AccountId = "account-1" };

    public int Made { get; private set; }

    public int Disposed { get; private set; }

    public CapabilitySet Capabilities { get; } = new();

    public IConnector Create(ConnectorContext context)
    {
        Made++;
        return this;
    }

    public Task<AccountCheck> CheckAsync(CancellationToken cancellationToken) => Task.FromResult(Check());

    public ValueTask DisposeAsync()
    {
        Disposed++;
        return ValueTask.CompletedTask;
    }
}
