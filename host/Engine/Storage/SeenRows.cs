namespace LeVieuxMoulin.Connectors.Engine.Storage;

/// <summary>Which of the store's records one full read has shown, a bit for each.</summary>
public sealed class SeenRows
{
    private ulong[] bits = new ulong[256];

    /// <summary>Gets whether nothing was seen.</summary>
    public bool IsEmpty { get; private set; } = true;

    /// <summary>Marks a record.</summary>
    /// <param name="row">The store's own number of it; 0 is none.</param>
    public void Add(long row)
    {
        if (row <= 0)
        {
            return;
        }

        var index = (int)(row >> 6);
        if (index >= bits.Length)
        {
            Array.Resize(ref bits, Math.Max(index + 1, bits.Length * 2));
        }

        bits[index] |= 1UL << (int)(row & 63);
        IsEmpty = false;
    }

    /// <summary>Tells whether a record was seen.</summary>
    /// <param name="row">The store's own number of it.</param>
    public bool Contains(long row) => (row >> 6) < bits.Length && (bits[row >> 6] & (1UL << (int)(row & 63))) != 0;
}
