namespace LeVieuxMoulin.Connectors.Engine.Auth;

/// <summary>Shows a consent page to a person.</summary>
public interface IBrowser
{
    /// <summary>Opens a page. Where there is no browser nothing happens: the address is printed all the same.</summary>
    /// <param name="address">The page.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task OpenAsync(Uri address, CancellationToken cancellationToken);
}
