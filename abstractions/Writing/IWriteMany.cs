namespace LeVieuxMoulin.Connectors;

/// <summary>Carries out several commands in one request.</summary>
public interface IWriteMany<TCommand> : IWrite<TCommand> where TCommand : Command
{
    /// <summary>Gets how many commands one request takes, one or more.</summary>
    int MaxBatch { get; }

    /// <summary>Carries the commands out. The host froze the batch with its key: a repeat holds the same commands in the same order. No condition is set. The answer has one result for each command, in the same order.</summary>
    Task<IReadOnlyList<WriteResult>> WriteManyAsync(IReadOnlyList<TCommand> commands, WriteContext context, CancellationToken cancellationToken);
}
