namespace LeVieuxMoulin.Connectors.Host.Composition;

/// <summary>What a host is started for.</summary>
/// <param name="Polls">Whether streams are read by themselves.</param>
/// <param name="Only">The only connection to start; empty: none; null: all.</param>
internal sealed record HostMode(bool Polls, string? Only)
{
    /// <summary>Everything runs until somebody stops it.</summary>
    public static readonly HostMode Service = new(true, null);

    /// <summary>One command is carried out; at most the connection it is about is started.</summary>
    public static HostMode ForOneCommand(string? connection) => new(false, connection ?? "");

    /// <summary>Tells whether a connection is started.</summary>
    public bool Starts(string connection) => Only is null || Only == connection;
}
