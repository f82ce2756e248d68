namespace LeVieuxMoulin.Connectors.Engine.Configuration;

/// <summary>Is told when the configuration was read again.</summary>
public interface IConfigurationObserver
{
    /// <summary>Applies a reading. Connections whose fingerprint did not change must not be touched.</summary>
    /// <param name="configuration">The reading.</param>
    /// <param name="cancellationToken">Cancelled when the host stops.</param>
    Task ApplyAsync(HostConfiguration configuration, CancellationToken cancellationToken);
}
