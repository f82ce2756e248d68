namespace LeVieuxMoulin.Connectors.Sandbox.Bookings;

/// <summary>Gives many records one and the same time of change, so that pages end in the middle of equal times.</summary>
internal static class UpdateTimes
{
    private const int Edge = 50;
    private const int Import = 130;

    /// <summary>Sorts by time of change, makes times equal around every fiftieth record and in one import by night, and numbers the changes.</summary>
    /// <param name="records">The records, in the order of their places.</param>
    /// <param name="read">Gives the time of change.</param>
    /// <param name="write">Takes the time of change and its number.</param>
    public static void Even<TRecord>(List<TRecord> records, Func<TRecord, long> read, Action<TRecord, long, int> write)
    {
        var sorted = records.Select((record, place) => (record, place)).OrderBy(item => read(item.record)).ThenBy(item => item.place).Select(item => item.record).ToList();
        var times = sorted.Select(read).ToArray();
        for (var edge = Edge; edge + 3 < times.Length; edge += Edge)
        {
            Array.Fill(times, times[edge + 2], edge - 3, 6);
        }

        var first = times.Length * 2 / 5;
        var count = Math.Min(Import, times.Length - first);
        if (count > 0)
        {
            Array.Fill(times, times[first + count - 1], first, count);
        }

        for (var i = 0; i < times.Length; i++)
        {
            times[i] = i > 0 ? Math.Max(times[i], times[i - 1]) : times[i];
            write(sorted[i], times[i], i + 1);
        }
    }
}
