using Microsoft.Extensions.Logging;

namespace LeVieuxMoulin.Connectors.Engine.Http;

/// <summary>Asks the connector how to read an answer, and contains it: one that throws is as if it had said nothing.</summary>
internal sealed class DialectReader(string connection, ILogger logger)
{
    private volatile IVendorDialect? dialect;

    /// <summary>Takes the connector's reading, or lets it go.</summary>
    public void Use(IVendorDialect? reading) => dialect = reading;

    /// <summary>Reads a failed answer.</summary>
    /// <returns>The connector's fault, copied so that nothing of the plugin stays in it; null: go by the status.</returns>
    public Fault? ReadFault(VendorAnswer answer)
    {
        try
        {
            return dialect?.ReadFault(answer) is { } fault ? fault with { Fields = fault.Fields.ToArray() } : null;
        }
        catch (Exception exception)
        {
            Report("a failed answer", exception);
            return null;
        }
    }

    /// <summary>Reads the rate headers.</summary>
    public IReadOnlyList<RateReading> ReadRate(VendorAnswer answer)
    {
        try
        {
            return dialect?.ReadRate(answer) is { Count: > 0 } readings ? readings.ToArray() : [];
        }
        catch (Exception exception)
        {
            Report("the rate headers", exception);
            return [];
        }
    }

    // The text only: an exception of a plugin holds the plugin in memory, wherever a log keeps it.
    private void Report(string what, Exception exception) => logger.LogWarning(
        "The connector of {Connection} failed to read {What} ({Type}: {Message}); the status is used instead.", connection, what, exception.GetType().Name, exception.Message);
}
