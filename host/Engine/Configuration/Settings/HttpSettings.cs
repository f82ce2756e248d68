namespace LeVieuxMoulin.Connectors.Engine.Configuration;

/// <summary>The limits of a connection's HTTP calls (<c>connection:</c>).</summary>
public sealed record HttpSettings
{
    /// <summary>Gets how long one attempt may take. Default: 30 s. Range: 1 s to 10 min.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets how long a call may take with all its attempts and waits. Default: 2 min.</summary>
    public TimeSpan TotalTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Gets how often a call is tried again. Default: 3. Range: 0 to 10.</summary>
    public int MaxRetries { get; init; } = 3;

    /// <summary>Gets the first delay before another try. Default: 2 s.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Gets how many connections to one server stay open. Default: 10.</summary>
    public int MaxConnections { get; init; } = 10;

    /// <summary>Gets how large an answer may be. Default: 64 MiB.</summary>
    public long MaxResponseBytes { get; init; } = 64L << 20;

    /// <summary>Gets the only private addresses that may be dialled, as CIDR ranges.</summary>
    public IReadOnlyList<string> AllowAddresses { get; init; } = [];

    /// <summary>Gets a file of certificate authorities trusted besides the system's.</summary>
    public string? CaFile { get; init; }

    /// <summary>Gets whether plain HTTP to loopback is allowed: with <c>--development</c> only.</summary>
    public bool AllowLoopbackHttp { get; init; }
}
