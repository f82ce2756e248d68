namespace LeVieuxMoulin.Connectors;

/// <summary>Cuts the rows of an answer out of its bytes, so that one bad row costs one row and an unchanged one costs nothing.</summary>
public static class JsonRows
{
    /// <summary>Cuts the rows; a single object where an array is expected is one row.</summary>
    public static IReadOnlyList<RawRecord> Cut(ReadOnlyMemory<byte> answer, JsonRowShape shape);
}
