namespace LeVieuxMoulin.Connectors;

/// <summary>Answers one kind of question.</summary>
/// <typeparam name="TQuery">The question.</typeparam>
/// <typeparam name="TAnswer">Its answer; a list is empty where the vendor found nothing.</typeparam>
public interface IAsk<TQuery, TAnswer> where TQuery : IQuery<TAnswer>
{
    /// <summary>Asks the vendor.</summary>
    /// <exception cref="ConnectorException">The vendor refused the question or gave no answer.</exception>
    Task<TAnswer> AskAsync(TQuery query, CancellationToken cancellationToken);
}
