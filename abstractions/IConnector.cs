namespace LeVieuxMoulin.Connectors;

/// <summary>One vendor account, ready to be asked.</summary>
/// <remarks>Every member may be called concurrently. Nothing of the plugin's own types may leave it except through Capabilities.</remarks>
public interface IConnector : IAsyncDisposable
{
    /// <summary>Gets what this connection can do, given its variant and settings. It does not change while the connector lives.</summary>
    CapabilitySet Capabilities { get; }

    /// <summary>Gets how to read the vendor's failures and rate headers; null: by HTTP status alone.</summary>
    IVendorDialect? Dialect => null;

    /// <summary>Asks the vendor who we are. The host refuses a re-authorisation that answers another AccountCheck.AccountId.</summary>
    /// <exception cref="ConnectorException"><see cref="FaultKind.Authentication"/> or <see cref="FaultKind.Permission"/>: the credentials open no account; or the call failed.</exception>
    Task<AccountCheck> CheckAsync(CancellationToken cancellationToken);
}
