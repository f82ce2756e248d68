using System.CommandLine;
using LeVieuxMoulin.Connectors.Host.Composition;

namespace LeVieuxMoulin.Connectors.Host.Cli;

/// <summary>What a verb runs with.</summary>
/// <param name="Parsed">The command line.</param>
/// <param name="Paths">Where the installation is.</param>
/// <param name="Output">Where to print.</param>
internal sealed record Verb(ParseResult Parsed, HostPaths Paths, Output Output)
{
    /// <summary>Lets a command run an action that turns failures into messages and exit codes.</summary>
    public static CliCommand Define(CliCommand command, Func<Verb, CancellationToken, Task<int>> action)
    {
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var output = new Output(parsed.GetValue(GlobalOptions.Json));
            try
            {
                return await action(new Verb(parsed, HostPaths.From(parsed), output), cancellationToken);
            }
            catch (CliFailure failure)
            {
                return output.Fail(failure);
            }
            catch (HostStartException failure)
            {
                return output.Fail(new CliFailure(ExitCodes.Invalid, failure.Code, failure.Message));
            }
            catch (HttpRequestException failure)
            {
                return output.Fail(new CliFailure(ExitCodes.Unavailable, "HOST_UNREACHABLE", failure.Message));
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return ExitCodes.Interrupted;
            }
        });
        return command;
    }

    /// <summary>Lets a command call a host.</summary>
    /// <param name="command">The command.</param>
    /// <param name="connection">The argument that names the connection, when the command is about one.</param>
    /// <param name="action">What to do with the host.</param>
    public static CliCommand Calling(CliCommand command, Argument<string>? connection, Func<Verb, ApiClient, CancellationToken, Task<int>> action)
    {
        if (connection is not null)
        {
            command.Arguments.Add(connection);
        }

        return Define(command, async (verb, cancellationToken) =>
        {
            var name = connection is null ? null : verb.Parsed.GetValue(connection);
            await using var session = await HostSession.OpenAsync(verb.Paths, name, cancellationToken);
            return await action(verb, session.Api, cancellationToken);
        });
    }
}
