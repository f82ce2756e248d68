namespace LeVieuxMoulin.Connectors.Host.Cli;

/// <summary>What the command line's exit codes mean; documented in <c>docs/command-line.md</c>.</summary>
internal static class ExitCodes
{
    /// <summary>Done.</summary>
    public const int Ok = 0;

    /// <summary>It failed for a reason that is neither the caller's nor the configuration's.</summary>
    public const int Failed = 1;

    /// <summary>The command line, the configuration or the request is wrong.</summary>
    public const int Invalid = 2;

    /// <summary>What was named does not exist.</summary>
    public const int NotFound = 3;

    /// <summary>The vendor, or the connection to it, is not available now.</summary>
    public const int Unavailable = 4;

    /// <summary>A check found something wrong: an audit chain, a store, a doctor's finding.</summary>
    public const int CheckFailed = 5;

    /// <summary>Somebody interrupted it (Ctrl+C).</summary>
    public const int Interrupted = 130;
}
