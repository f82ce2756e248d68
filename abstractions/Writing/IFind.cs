namespace LeVieuxMoulin.Connectors;

/// <summary>Looks whether a command took effect, after its answer was lost. Where offered, the host looks first, whatever IWrite&lt;TCommand&gt;.Repeat says.</summary>
public interface IFind<TCommand> where TCommand : Command
{
    /// <summary>Gets how long after the last sending the vendor may take to show an effect, zero or more; an earlier "not done" proves nothing.</summary>
    TimeSpan SettleTime { get; }

    /// <summary>Looks for the effect, by our reference where the vendor keeps one, else by content.</summary>
    Task<FindResult> FindAsync(TCommand command, WriteContext context, CancellationToken cancellationToken);
}
