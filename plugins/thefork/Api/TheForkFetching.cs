namespace LeVieuxMoulin.Connectors.TheFork;

/// <summary>Fetches records that TheFork gives one a call.</summary>
internal static class TheForkFetching
{
    public static async Task<RecordBatch> FetchAsync(this TheForkApi api, IReadOnlyList<RecordHint> hints, string path, JsonRowShape shape, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(hints);
        var rows = await Task.WhenAll(hints.Select(hint => FindAsync(api, path + Uri.EscapeDataString(hint.Id), shape, cancellationToken)));
        return new RecordBatch
        {
            Records = rows.OfType<RawRecord>().ToList(),
            Removals = hints.Where((_, at) => rows[at] is null).Select(hint => new Removal(hint.Id, RemovalReason.Deleted)).ToList(),
        };
    }

    private static async Task<RawRecord?> FindAsync(TheForkApi api, string path, JsonRowShape shape, CancellationToken cancellationToken)
    {
        try
        {
            return JsonRows.Cut(await api.GetAsync(path, cancellationToken), shape)[0];
        }
        catch (ConnectorException e) when (e.Fault.Kind == FaultKind.NotFound)
        {
            return null;
        }
    }
}
