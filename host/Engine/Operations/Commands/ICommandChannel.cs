namespace LeVieuxMoulin.Connectors.Engine.Operations;

/// <summary>Carries out one kind of command on one connection, for as long as the use it came from is held.</summary>
public interface ICommandChannel
{
    /// <summary>Gets what a second sending does.</summary>
    RepeatSafety Repeat { get; }

    /// <summary>Gets how long the vendor may take to show an effect; null when it cannot be looked for.</summary>
    TimeSpan? SettleTime { get; }

    /// <summary>Carries the command out.</summary>
    /// <param name="json">The command as JSON.</param>
    /// <param name="context">What was fixed before it was sent.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<WriteResult> WriteAsync(string json, WriteContext context, CancellationToken cancellationToken);

    /// <summary>Looks whether the command took effect.</summary>
    /// <param name="json">The command as JSON.</param>
    /// <param name="context">What was fixed before it was sent.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<FindResult> FindAsync(string json, WriteContext context, CancellationToken cancellationToken);
}
