using LeVieuxMoulin.Connectors.Engine.Configuration;
using Serilog.Events;

namespace LeVieuxMoulin.Connectors.Host.Logging;

/// <summary>The least level written, for the host and for each connection.</summary>
/// <param name="host">The host's.</param>
/// <param name="connections">Each connection's, by the name of its log.</param>
internal sealed class LogLevels(LogEventLevel host, IReadOnlyDictionary<string, LogEventLevel> connections)
{
    /// <summary>What holds before the configuration was read.</summary>
    public static readonly LogLevels Default = new(LogEventLevel.Information, new Dictionary<string, LogEventLevel>());

    /// <summary>Reads the levels off a configuration.</summary>
    public static LogLevels Of(HostConfiguration configuration) => new(
        LevelOf(configuration.Host.Logging),
        configuration.Connections.ToDictionary(connection => LogSource.Of(connection.Name), connection => LevelOf(connection.Logging), StringComparer.Ordinal));

    /// <summary>Tells whether an entry is written. The framework's own chatter is not.</summary>
    public bool Includes(LogEvent entry)
    {
        var source = LogSource.Of(entry);
        if (connections.TryGetValue(source, out var level))
        {
            return entry.Level >= level;
        }

        return entry.Level >= (source.StartsWith("Microsoft.", StringComparison.Ordinal) && host < LogEventLevel.Warning ? LogEventLevel.Warning : host);
    }

    private static LogEventLevel LevelOf(LoggingSettings settings) => settings.Level switch
    {
        "Critical" => LogEventLevel.Fatal,
        var name when Enum.TryParse<LogEventLevel>(name, out var level) => level,
        _ => LogEventLevel.Information,
    };
}
