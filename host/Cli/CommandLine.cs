using System.CommandLine;

namespace LeVieuxMoulin.Connectors.Host.Cli;

/// <summary>Runs what was typed, or says what is wrong with it.</summary>
internal static class CommandLine
{
    /// <summary>Longer than the host may take to finish what is in flight: the signal only asks, it does not cut.</summary>
    private static readonly TimeSpan Ending = TimeSpan.FromMinutes(3);

    /// <summary>Runs it.</summary>
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(ParseResult parsed) => parsed.Errors.Count == 0
        ? parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = Ending })
        : Task.FromResult(Refuse(parsed));

    /// <summary>Says all that is wrong; the help is one word away and would bury it.</summary>
    private static int Refuse(ParseResult parsed)
    {
        var json = parsed.Tokens.Any(token => token.Value == GlobalOptions.Json.Name);
        var wrong = string.Join(' ', parsed.Errors.Select(error => error.Message.ReplaceLineEndings(" ")).Distinct());
        var help = Words.Say("See moulin --help.", "Voir moulin --help.");
        return new Output(json).Fail(new CliFailure(ExitCodes.Invalid, "COMMAND_LINE_INVALID", $"{wrong} {help}"));
    }
}
