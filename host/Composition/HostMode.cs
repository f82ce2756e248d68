using Serilog.Events;

namespace LeVieuxMoulin.Connectors.Host.Composition;

/// <summary>What a host is started for.</summary>
/// <param name="Polls">Whether streams are read by themselves.</param>
/// <param name="Only">The only connection to start; empty: none; null: all.</param>
/// <param name="Shows">The least level of log entry shown on standard error.</param>
internal sealed record HostMode(bool Polls, string? Only, LogEventLevel Shows)
{
    /// <summary>Everything runs until somebody stops it.</summary>
    public static readonly HostMode Service = new(true, null, LogEventLevel.Information);

    /// <summary>Everything runs, and a person watches something else than the log.</summary>
    public static readonly HostMode Demonstration = new(true, null, LogEventLevel.Warning);

    /// <summary>One command is carried out; at most the connection it is about is started.</summary>
    public static HostMode ForOneCommand(string? connection) => new(false, connection ?? "", LogEventLevel.Error);

    /// <summary>Tells whether a connection is started.</summary>
    public bool Starts(string connection) => Only is null || Only == connection;
}
