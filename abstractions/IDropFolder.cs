namespace LeVieuxMoulin.Connectors;

/// <summary>A folder that a partner and we write documents to.</summary>
public interface IDropFolder
{
    /// <summary>Reads the documents that have arrived whole, in the order of their names, after the one named.</summary>
    IAsyncEnumerable<DroppedFile> ReadAsync(string? after, CancellationToken cancellationToken);

    /// <summary>Puts a document there, whole or not at all. The same name twice is one document, so a write by name is RepeatSafety.Absolute.</summary>
    Task PutAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>Finds a document that was put under a name, whether the partner has fetched it or not; null when none was.</summary>
    Task<DroppedFile?> FindAsync(string name, CancellationToken cancellationToken);
}
