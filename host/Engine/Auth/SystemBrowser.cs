using System.ComponentModel;
using System.Diagnostics;

namespace LeVieuxMoulin.Connectors.Engine.Auth;

/// <summary>Opens the browser that the system's user has chosen.</summary>
public sealed class SystemBrowser : IBrowser
{
    /// <inheritdoc />
    public Task OpenAsync(Uri address, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        try
        {
            using var process = Process.Start(new ProcessStartInfo(address.AbsoluteUri) { UseShellExecute = true });
        }
        catch (Exception exception) when (exception is Win32Exception or PlatformNotSupportedException or FileNotFoundException)
        {
            // A server has no browser; the person opens the printed address elsewhere.
        }

        return Task.CompletedTask;
    }
}
