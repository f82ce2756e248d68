namespace LeVieuxMoulin.Connectors;

/// <summary>Answers one kind of question.</summary>
public interface IAsk<TQuery, TAnswer> where TQuery : IQuery<TAnswer>
{
    /// <summary>Asks the vendor.</summary>
    Task<TAnswer> AskAsync(TQuery query, CancellationToken cancellationToken);
}
