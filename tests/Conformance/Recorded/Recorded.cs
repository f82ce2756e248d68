using System.Text;
using LeVieuxMoulin.Connectors.Engine.Records;

namespace LeVieuxMoulin.Connectors.Conformance;

/// <summary>What the tests with recorded answers have in common.</summary>
public static class Recorded
{
    /// <summary>When these tests are, unless one says otherwise.</summary>
    public static readonly DateTimeOffset Noon = new(2026, 5, 14, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Writes a record as the host stores it.</summary>
    public static string Json<TRecord>(TRecord record) => Encoding.UTF8.GetString(ContractSerializer.Write(record));

    /// <summary>Makes a row of a vendor's text.</summary>
    public static RawRecord Raw(string json, string form = "", string id = "row", string? locationId = null) =>
        new() { Id = id, Content = Encoding.UTF8.GetBytes(json), Form = form, LocationId = locationId };

    /// <summary>Gives the fault that something ends with.</summary>
    public static async Task<Fault> FaultOfAsync(Func<Task> act) => (await act.ShouldThrowAsync<ConnectorException>()).Fault;

    /// <summary>Reads a feed to its end.</summary>
    public static async Task<List<Page>> PagesAsync<TRecord>(this IFeed<TRecord> feed, FeedRequest request)
        where TRecord : VendorRecord
    {
        ArgumentNullException.ThrowIfNull(feed);
        var pages = new List<Page>();
        await foreach (var page in feed.ReadAsync(request, TestContext.Current.CancellationToken))
        {
            pages.Add(page);
        }

        return pages;
    }
}
