using LeVieuxMoulin.Connectors.Engine.Auth;

namespace LeVieuxMoulin.Connectors.Engine.Http;

/// <summary>The clients of a connection and what they share.</summary>
internal sealed class VendorConnectionHttp(
    PipelineParts parts,
    IReadOnlyDictionary<string, HttpClient> clients,
    IReadOnlyDictionary<string, ICredential> credentials,
    IReadOnlyList<IDisposable> owned) : ConnectionHttp
{
    /// <inheritdoc />
    public override HttpClient Main => clients[""];

    /// <inheritdoc />
    public override IReadOnlyDictionary<string, HttpClient> Others { get; } = clients.Where(client => client.Key.Length > 0).ToDictionary();

    /// <inheritdoc />
    public override IReadOnlyDictionary<string, string> Grant => credentials[""].Grant;

    /// <inheritdoc />
    public override bool NeedsConsent => credentials.Values.Any(credential => credential.NeedsConsent);

    /// <inheritdoc />
    public override bool IsAvailable => parts.Breaker.IsClosed;

    /// <inheritdoc />
    public override void Use(IVendorDialect? dialect) => parts.Dialect.Use(dialect);

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        parts.Dialect.Use(null);
        foreach (var credential in credentials.Values)
        {
            await credential.DisposeAsync();
        }

        foreach (var client in clients.Values)
        {
            client.Dispose();
        }

        foreach (var item in owned)
        {
            item.Dispose();
        }

        parts.Budgets.Dispose();
    }
}
