namespace LeVieuxMoulin.Connectors;

/// <summary>A folder that a partner and we write documents to.</summary>
public interface IDropFolder
{
    /// <summary>Reads the documents that have arrived whole, in the order of their names, after the one named.</summary>
    /// <param name="after">The name of the last one read; null: from the first.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="ConnectorException"><see cref="FaultKind.NotSent"/>: the folder is not there or cannot be read.</exception>
    IAsyncEnumerable<DroppedFile> ReadAsync(string? after, CancellationToken cancellationToken);

    /// <summary>Puts a document there, whole or not at all. The name is a plain file name. The same name twice is one document, so a write by name is RepeatSafety.Absolute.</summary>
    /// <exception cref="ConnectorException"><see cref="FaultKind.Validation"/>: the name is no file name; <see cref="FaultKind.NotSent"/>: the folder is not there or cannot be written.</exception>
    Task PutAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>Finds a document that was put under a name, whether the partner has fetched it or not; null when none was.</summary>
    Task<DroppedFile?> FindAsync(string name, CancellationToken cancellationToken);
}
