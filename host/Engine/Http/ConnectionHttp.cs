namespace LeVieuxMoulin.Connectors.Engine.Http;

/// <summary>The HTTP clients of one connection, one per credential, behind the whole pipeline.</summary>
public abstract class ConnectionHttp : IAsyncDisposable
{
    /// <summary>Gets the client of the connection's own credential.</summary>
    public abstract HttpClient Main { get; }

    /// <summary>Gets the clients of further credentials by manifest name.</summary>
    public abstract IReadOnlyDictionary<string, HttpClient> Others { get; }

    /// <summary>Gets what the token answer said besides tokens; empty before the first one.</summary>
    public abstract IReadOnlyDictionary<string, string> Grant { get; }

    /// <summary>Gets whether a credential needs a person: no token yet, or the vendor revoked it.</summary>
    public abstract bool NeedsConsent { get; }

    /// <summary>Gets whether the circuit breaker lets calls through.</summary>
    public abstract bool IsAvailable { get; }

    /// <summary>Lets the pipeline ask the connector how to read failures and rates. Called once, when the connector is made.</summary>
    /// <param name="dialect">The connector's reading; null: by status alone.</param>
    public abstract void Use(IVendorDialect? dialect);

    /// <inheritdoc />
    public abstract ValueTask DisposeAsync();
}
