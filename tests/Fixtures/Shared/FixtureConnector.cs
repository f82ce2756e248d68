using LeVieuxMoulin.Connectors;

namespace Fixtures;

/// <summary>A connector that says who it is and can do nothing.</summary>
internal sealed class FixtureConnector(string account) : IConnector
{
    public CapabilitySet Capabilities { get; } = new();

    public Task<AccountCheck> CheckAsync(CancellationToken cancellationToken) => Task.FromResult(new AccountCheck { AccountId = account });

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
