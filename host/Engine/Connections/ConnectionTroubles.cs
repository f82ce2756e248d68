using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Http;
using LeVieuxMoulin.Connectors.Engine.Problems;
using Microsoft.Extensions.Logging;

namespace LeVieuxMoulin.Connectors.Engine.Connections;

/// <summary>Opens and closes the troubles of one connection.</summary>
internal sealed class ConnectionTroubles(ConnectionSettings settings, ConnectionParts parts, ILogger logger)
{
    private static readonly TimeSpan WatchInterval = TimeSpan.FromSeconds(2);

    /// <summary>Gets what a person has to do when the vendor wants a new consent.</summary>
    public string ConsentReason => $"The vendor wants a new consent: run \"moulin auth login {settings.Name}\".";

    private string Key => $"connection/{settings.Name}";

    private string ManifestKey => $"{Key}/manifest";

    /// <summary>Opens the connection's trouble, or gives the open one new words.</summary>
    public void Raise(TroubleSeverity severity, string code, string message, string action) => Raise(Key, severity, code, message, action);

    /// <summary>Closes the connection's trouble: it runs.</summary>
    public void Mended() => parts.Problems.Clear(Key);

    /// <summary>Closes every trouble: the connection ended.</summary>
    public void Forget()
    {
        Mended();
        parts.Problems.Clear(ManifestKey);
    }

    /// <summary>Tells when a connector does something its manifest does not name: nobody could see that before it ran.</summary>
    /// <remarks>What it leaves out may be excluded by a plan or an option, and is logged only.</remarks>
    public void CompareWithManifest(IReadOnlyList<string> offered, IReadOnlyList<string> named)
    {
        if (named.Except(offered, StringComparer.Ordinal).ToList() is { Count: > 0 } leftOut)
        {
            logger.LogInformation("The connector of {Connection} leaves out {LeftOut}, which its manifest names", settings.Name, string.Join(", ", leftOut));
        }

        if (offered.Except(named, StringComparer.Ordinal).ToList() is { Count: > 0 } unnamed)
        {
            var message = $"The connector {settings.Connector} offers {string.Join(", ", unnamed)}, which its manifest does not name.";
            Raise(ManifestKey, TroubleSeverity.Notice, "PLUGIN_MANIFEST_DIFFERS", message, $"Tell the connector's author: the offers in the plugin.yaml of {settings.Connector} are incomplete.");
        }
        else
        {
            parts.Problems.Clear(ManifestKey);
        }
    }

    /// <summary>Opens and closes the troubles that the pipeline sees while the connection runs.</summary>
    public async Task WatchAsync(ConnectionHttp http, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(WatchInterval, parts.Time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                if (http.NeedsConsent)
                {
                    Raise(TroubleSeverity.Critical, "NEEDS_CONSENT", ConsentReason, $"moulin auth login {settings.Name}");
                }
                else if (!http.IsAvailable)
                {
                    Raise(TroubleSeverity.Warning, "VENDOR_UNREACHABLE", "The vendor fails or cannot be reached; calls are held back and tried again.", "Nothing, unless it lasts: then look at the vendor's status page.");
                }
                else
                {
                    Mended();
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return;
        }
    }

    private void Raise(string key, TroubleSeverity severity, string code, string message, string action) =>
        parts.Problems.Raise(new Problem(key, severity, settings.Name, code, message, action, parts.Time.GetUtcNow()));
}
