using LeVieuxMoulin.Connectors.Engine.Configuration;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Extensions.Logging;

namespace LeVieuxMoulin.Connectors.Host.Logging;

/// <summary>Logs by Serilog as the YAML says: to standard error and to a file a day, each connection at its own level and in its own form.</summary>
internal sealed class HostLogging : IConfigurationObserver, IDisposable
{
    private const int KeptFiles = 31;
    private readonly LineFormatter formatter = new();
    private readonly Logger logger;
    private volatile LogLevels levels = LogLevels.Default;

    /// <summary>Makes the log.</summary>
    /// <param name="dataFolder">The data folder; files go to <c>logs/</c> in it.</param>
    /// <param name="console">The least level that standard error shows, whatever the YAML says.</param>
    public HostLogging(string dataFolder, LogEventLevel console)
    {
        logger = new LoggerConfiguration()
            .MinimumLevel.Verbose()
            .Filter.ByIncludingOnly(entry => levels.Includes(entry))
            .WriteTo.Console(formatter, restrictedToMinimumLevel: console, standardErrorFromLevel: LogEventLevel.Verbose)
            .WriteTo.Async(sinks => sinks.File(
                formatter,
                Path.Combine(dataFolder, "logs", "moulin-.log"),
                rollingInterval: RollingInterval.Day,
                retainedFileCountLimit: KeptFiles))
            .CreateLogger();
        Provider = new SerilogLoggerProvider(logger);
    }

    /// <summary>Gets what the rest of the host logs through.</summary>
    public SerilogLoggerProvider Provider { get; }

    /// <inheritdoc />
    public Task ApplyAsync(HostConfiguration configuration, CancellationToken cancellationToken)
    {
        levels = LogLevels.Of(configuration);
        formatter.Use(configuration);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Provider.Dispose();
        logger.Dispose();
    }
}
