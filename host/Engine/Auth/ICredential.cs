namespace LeVieuxMoulin.Connectors.Engine.Auth;

/// <summary>How a connection proves who it is.</summary>
internal interface ICredential : IAsyncDisposable
{
    /// <summary>Gets whether a person is needed.</summary>
    bool NeedsConsent { get; }

    /// <summary>Gets what the token answer said besides tokens.</summary>
    IReadOnlyDictionary<string, string> Grant { get; }

    /// <summary>Gives what to show, after getting or renewing it where that is due.</summary>
    /// <exception cref="ConnectorException">There is none to be had.</exception>
    ValueTask<CredentialProof> ShowAsync(CancellationToken cancellationToken);

    /// <summary>Renews what the vendor refused; does nothing when that was done meanwhile.</summary>
    /// <param name="refused">What was shown.</param>
    /// <param name="cancellationToken">Ends the wait, not the renewal.</param>
    Task RenewAsync(CredentialProof refused, CancellationToken cancellationToken);
}
