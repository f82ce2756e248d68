namespace LeVieuxMoulin.Connectors.Stores.Tests.Streams;

/// <summary>A connector that offers what a test says.</summary>
internal sealed class FakeConnector(CapabilitySet capabilities) : IConnector
{
    public CapabilitySet Capabilities => capabilities;

    public Task<AccountCheck> CheckAsync(CancellationToken cancellationToken) => Task.FromResult(new AccountCheck { AccountId = "acme" });

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
