namespace LeVieuxMoulin.Connectors.Host.Cli;

/// <summary>Ends a command with a message for the person and a code for the program.</summary>
/// <param name="exitCode">One of <see cref="ExitCodes"/>.</param>
/// <param name="code">The stable code, such as <c>CONNECTION_NOT_FOUND</c>.</param>
/// <param name="message">What is wrong and what to do.</param>
internal sealed class CliFailure(int exitCode, string code, string message) : Exception(message)
{
    /// <summary>Gets the exit code.</summary>
    public int ExitCode { get; } = exitCode;

    /// <summary>Gets the stable code.</summary>
    public string Code { get; } = code;
}
