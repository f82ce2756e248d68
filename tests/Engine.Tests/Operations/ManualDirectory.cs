using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Connections;
using LeVieuxMoulin.Connectors.Engine.Plugins;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Operations;

/// <summary>One connection to a connector that a test made.</summary>
internal sealed class ManualDirectory(CapabilitySet capabilities) : IConnectionDirectory, IConnector
{
    public const string Name = "acme-depot";

    public bool IsRunning { get; set; } = true;

    public string AccountId { get; set; } = "account-1";

    public ConnectionState State { get; set; } = ConnectionState.Running;

    public List<ConnectionStatus> Others { get; } = [];

    public CapabilitySet Capabilities { get; } = capabilities;

    public ManifestVariant Variant { get; set; } = new() { BaseUrl = "https://api.acme.test/" };

    public ConnectionSettings Settings { get; set; } = new() { Name = Name, Connector = "acme", BaseUrl = "https://api.acme.test/", Contact = "+33 1 00 00 00 00" };

    public IReadOnlyList<ConnectionStatus> Connections =>
        [new ConnectionStatus(Name, "acme", "", ["supplier"], State, null, null, AccountId, [.. Capabilities.ByName.Keys], []), .. Others];

    public ConnectionUse? Use(string name) => IsRunning && name == Name
        ? new ConnectionUse(Settings, Manifest(), Variant, this, static () => { }, CancellationToken.None)
        : null;

    public Task<AccountCheck> CheckAsync(CancellationToken cancellationToken) => Task.FromResult(new AccountCheck { AccountId = AccountId });

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public PluginManifest Manifest() => new()
    {
        Id = "acme",
        Name = "Acme",
        Version = "1.0.0",
        Contract = "1.0",
        Assembly = "Acme.dll",
        Kinds = ["supplier"],
        Variants = [Variant],
    };
}
