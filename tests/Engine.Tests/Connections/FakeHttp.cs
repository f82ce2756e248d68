using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Http;
using LeVieuxMoulin.Connectors.Engine.Plugins;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Connections;

/// <summary>Clients that no test of connections calls.</summary>
internal sealed class FakeHttp : ConnectionHttp, IConnectionHttpFactory
{
    private readonly HttpClientHandler handler = new();

    public bool WantsConsent { get; set; }

    public override HttpClient Main => new(handler, disposeHandler: false);

    public override IReadOnlyDictionary<string, HttpClient> Others => new Dictionary<string, HttpClient>();

    public override IReadOnlyDictionary<string, string> Grant => new Dictionary<string, string>();

    public override bool NeedsConsent => WantsConsent;

    public override bool IsAvailable => true;

    public override void Use(IVendorDialect? dialect) => _ = dialect;

    public Task<ConnectionHttp> CreateAsync(ConnectionSettings settings, ManifestVariant variant, CancellationToken cancellationToken) => Task.FromResult<ConnectionHttp>(this);

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
