using LeVieuxMoulin.Connectors.Engine.Streams;

namespace LeVieuxMoulin.Connectors.Conformance;

/// <content>Reading to the end, in one go or with stops.</content>
public abstract partial class ReadingConformance
{
    /// <summary>Gets how many pages a stream is read in, if it has the rows: more than one only where small ones can be asked for.</summary>
    private protected virtual int LeastPages => 1;

    [Fact]
    public async Task Every_feed_is_read_to_its_end_and_read_again_brings_nothing_new()
    {
        await using var bed = await OpenAsync();
        bed.Feeds.ShouldNotBeEmpty();
        await SyncAllAsync(bed);

        foreach (var stream in bed.Feeds)
        {
            var again = await bed.SyncAsync(stream, Token);
            (again.Completed, again.Changed, again.Removed).ShouldBe((true, 0L, 0L), $"{stream}: {again.Code}: {again.Reason}");
        }
    }

    [Fact]
    public async Task A_run_stopped_after_every_page_and_taken_up_by_a_new_connector_ends_in_the_same_copy()
    {
        await using var straight = await OpenAsync();
        await SyncAllAsync(straight);
        await using var stopped = await OpenAsync();
        foreach (var stream in straight.Feeds)
        {
            var expected = await straight.CopyAsync(stream, Token);
            var pages = await InSmallPagesAsync(expected.Count, () => RunInStopsAsync(stopped, stream));

            ShouldBeSame(stream, await stopped.CopyAsync(stream, Token), expected);
            (await stopped.CountChangesAsync(stream, Token)).ShouldBe(expected.Count, $"{stream}: each record is told of once");
            if (expected.Count >= LeastPages && !Connector.FewPages.Contains(stream))
            {
                pages.ShouldBeGreaterThanOrEqualTo(LeastPages, $"{stream}: too few pages to show anything. Name the page size under PageSizeNames, or the stream under FewPages if the vendor decides.");
            }
        }

        (await stopped.AsideAsync(null, Token)).ShouldBeEmpty();
    }

    /// <summary>Does something while the vendor is asked for small pages, where the line can be disturbed.</summary>
    private protected virtual Task<int> InSmallPagesAsync(int rows, Func<Task<int>> act) => act();

    private static async Task<int> RunInStopsAsync(ConnectorBed bed, string stream)
    {
        var settings = bed.Settings;
        for (var pages = 1; ; pages++)
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
            var result = await bed.SyncAsync(stream, new StopAtNews(stop), stop.Token);
            if (result.Completed)
            {
                return pages;
            }

            result.Code.ShouldBe("STOPPED", $"{stream}: {result.Reason}");
            await bed.ReconnectAsync(settings, Token);
        }
    }

    /// <summary>Stops a run with the first page that brought something; pages read again for the overlap go by.</summary>
    private protected sealed class StopAtNews(CancellationTokenSource stop) : IProgress<StreamProgress>
    {
        public void Report(StreamProgress value)
        {
            if (value.Changed > 0)
            {
                stop.Cancel();
            }
        }
    }
}
