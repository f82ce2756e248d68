using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Engine.Streams;

/// <summary>Notices a vendor whose pages lead in a circle: the same cursor given and followed again, or the same rows over and over.</summary>
internal sealed class LoopGuard
{
    private const int MaxSameRows = 3;
    private readonly HashSet<string> cursors = new(StringComparer.Ordinal);
    private readonly Dictionary<RecordHash, int> pages = [];
    private bool repeated;

    /// <summary>Looks at a page.</summary>
    /// <param name="next">The cursor it gives.</param>
    /// <param name="page">The page.</param>
    /// <returns>Whether reading goes in a circle. A last page may give a cursor again; only a page after it shows that it is followed.</returns>
    public bool IsLoop(string next, PreparedPage page)
    {
        if (repeated)
        {
            return true;
        }

        repeated = !cursors.Add(next);
        if (page.RowCount == 0)
        {
            return false;
        }

        var times = pages.GetValueOrDefault(page.Fingerprint) + 1;
        pages[page.Fingerprint] = times;
        return times > MaxSameRows;
    }
}
