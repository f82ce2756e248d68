using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Harness;

/// <summary>One call of the command line, run to its end.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
internal sealed record MoulinCommand(int ExitCode, string Output, string Error)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    /// <summary>Gets standard output as the JSON it must be, whole.</summary>
    public JsonNode Json => JsonNode.Parse(Output)!;

    /// <summary>Gets the code of the error that <c>--json</c> prints.</summary>
    public string? ErrorCode => Json["error"]?["code"]?.ToString();

    /// <summary>Runs a command on an installation's folders.</summary>
    public static Task<MoulinCommand> RunAsync(Installation at, CancellationToken cancellationToken, params string[] arguments) =>
        RunBareAsync(null, cancellationToken, [.. arguments, .. at.Arguments()]);

    /// <summary>Runs a command on an installation's folders, in an environment.</summary>
    public static Task<MoulinCommand> RunAsync(Installation at, IReadOnlyDictionary<string, string> environment, CancellationToken cancellationToken, params string[] arguments) =>
        RunBareAsync(environment, cancellationToken, [.. arguments, .. at.Arguments()]);

    /// <summary>Runs a command with nothing but what is given.</summary>
    public static async Task<MoulinCommand> RunBareAsync(IReadOnlyDictionary<string, string>? environment, CancellationToken cancellationToken, params string[] arguments)
    {
        await using var process = ChildProcess.Start(BuiltPrograms.Host, arguments, environment);
        var exitCode = await process.WaitAsync(Patience, cancellationToken);
        return new MoulinCommand(exitCode, process.Output, process.Error);
    }
}
