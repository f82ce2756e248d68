namespace LeVieuxMoulin.Connectors.Engine.Streams;

/// <summary>Keeps many small documents in few arrays, each too small for the large object heap, which is collected rarely.</summary>
internal sealed class DocumentChunks
{
    private const int ChunkSize = 64 * 1024;
    private byte[] chunk = [];
    private int used;

    /// <summary>Keeps a copy of a document.</summary>
    /// <param name="document">The document.</param>
    public ReadOnlyMemory<byte> Keep(ReadOnlySpan<byte> document)
    {
        if (document.Length > chunk.Length - used)
        {
            chunk = GC.AllocateUninitializedArray<byte>(Math.Max(ChunkSize, document.Length));
            used = 0;
        }

        document.CopyTo(chunk.AsSpan(used));
        var kept = chunk.AsMemory(used, document.Length);
        used += document.Length;
        return kept;
    }
}
