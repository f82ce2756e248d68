using LeVieuxMoulin.Connectors.Engine.Connections;
using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Engine.Streams;

/// <summary>Finds the places that a stream is read by: those of the file, else those the vendor has.</summary>
/// <param name="queries">The copy.</param>
internal sealed class StreamLocations(IRecordQueries queries)
{
    private const string LocationStream = "location";

    /// <summary>Gets the places.</summary>
    /// <param name="use">The connection.</param>
    /// <param name="readLocations">Reads the stream of places when the copy has none yet.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public async Task<IReadOnlyList<string>> FindAsync(ConnectionUse use, Func<Task> readLocations, CancellationToken cancellationToken)
    {
        var configured = use.Settings.Venues.Select(venue => venue.LocationId).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (configured.Count > 0)
        {
            return configured;
        }

        var stored = await ReadStoredAsync(use.Settings.Name, cancellationToken);
        if (stored.Count == 0 && StreamDefinition.Find(use.Connector.Capabilities, LocationStream) is not null)
        {
            await readLocations();
            stored = await ReadStoredAsync(use.Settings.Name, cancellationToken);
        }

        return stored;
    }

    private async Task<List<string>> ReadStoredAsync(string connection, CancellationToken cancellationToken)
    {
        var ids = new List<string>();
        string? after = null;
        do
        {
            var page = await queries.ListAsync(new RecordQuery { Stream = LocationStream, Connections = [connection], After = after, Limit = 1000 }, cancellationToken);
            ids.AddRange(page.Items.Select(item => item.Id));
            after = page.Next;
        }
        while (after is not null);

        return ids;
    }
}
