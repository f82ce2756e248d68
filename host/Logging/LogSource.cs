using Serilog.Core;
using Serilog.Events;

namespace LeVieuxMoulin.Connectors.Host.Logging;

/// <summary>Names who logs.</summary>
internal static class LogSource
{
    /// <summary>Names a connection's log.</summary>
    public static string Of(string connection) => $"connection.{connection}";

    /// <summary>Reads who logged an entry; empty when nobody said.</summary>
    public static string Of(LogEvent entry) =>
        entry.Properties.TryGetValue(Constants.SourceContextPropertyName, out var value) && value is ScalarValue { Value: string source } ? source : "";
}
