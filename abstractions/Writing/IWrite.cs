namespace LeVieuxMoulin.Connectors;

/// <summary>Carries out one kind of command.</summary>
public interface IWrite<TCommand> where TCommand : Command
{
    /// <summary>Gets what happens if the same command is sent twice.</summary>
    RepeatSafety Repeat { get; }

    /// <summary>Carries the command out. A refusal may be thrown or returned as WriteResult.Fault: the host takes both alike.</summary>
    /// <remarks>What the vendor may silently ignore is read back before success is told. A failed call marked VendorCall.AsRead leaves nothing behind, any other failed call without an answer leaves the outcome unknown.</remarks>
    /// <exception cref="ConnectorException">The command was not carried out, or nobody can tell; <see cref="Fault.Kind"/> says which.</exception>
    Task<WriteResult> WriteAsync(TCommand command, WriteContext context, CancellationToken cancellationToken);
}
