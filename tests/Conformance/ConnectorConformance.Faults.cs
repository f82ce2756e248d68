using System.Diagnostics;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Streams;

namespace LeVieuxMoulin.Connectors.Conformance;

/// <content>What befalls a read: the right words, nothing lost, nothing set aside.</content>
public abstract partial class ConnectorConformance<TConnector>
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan Ample = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("""{"status500":1}""", "UNAVAILABLE")]
    [InlineData("""{"retryAfter":30}""", "RATE_LIMIT")]
    [InlineData("""{"dropBefore":1}""", "UNAVAILABLE")]
    [InlineData("""{"dropAfter":1}""", "UNAVAILABLE")]
    [InlineData("""{"cutBody":1}""", "UNAVAILABLE")]
    [InlineData("""{"latencyMs":2000}""", "UNAVAILABLE")]
    public async Task An_outage_pauses_the_streams_in_the_right_words_and_afterwards_nothing_is_missing(string faults, string code)
    {
        await using var bed = await OpenAsync();
        var streams = Largest(bed, await CountsAsync(bed)).Take(2).ToList();
        await SyncAsync(bed, streams);
        var fault = (JsonObject)JsonNode.Parse(faults)!;
        await bed.ReconnectAsync(Hasty(bed.Settings, fault.ContainsKey("latencyMs") ? Short : Ample), Token);
        await Vendor.FaultAsync(fault, Token);
        foreach (var stream in streams)
        {
            var before = await bed.CursorsAsync(stream, Token);

            var result = await bed.SyncAsync(stream, Token);

            (result.Completed, result.Code).ShouldBe((false, code), $"{stream}: {result.Reason}");
            result.Reason.ShouldNotBeNullOrWhiteSpace();
            (await bed.CursorsAsync(stream, Token)).ShouldBe(before, $"{stream}: what brought nothing never moves a cursor");
            if (code == "RATE_LIMIT")
            {
                var status = (await bed.Get<Engine.Storage.IRecordQueries>().ListStreamsAsync(bed.Settings.Name, Token)).Where(status => status.Key.Stream == stream);
                status.ShouldContain(one => one.RetryAt > TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(20), $"{stream}: Retry-After is kept to");
            }
        }

        await CalmAsync();
        await bed.ReconnectAsync(await SettingsAsync(), Token);
        await SyncAsync(bed, streams);
        await ShouldEqualLedgerAsync(bed, streams);
    }

    [Theory]
    [InlineData("""{"status500":1,"count":1}""")]
    [InlineData("""{"retryAfter":1,"count":1}""")]
    [InlineData("""{"dropBefore":1,"count":1}""")]
    [InlineData("""{"cutBody":1,"count":1}""")]
    public async Task One_failed_attempt_is_repeated_and_nobody_notices(string faults)
    {
        await using var bed = await OpenAsync();
        var streams = Largest(bed, await CountsAsync(bed)).Take(1).ToList();
        await SyncPlacesAsync(bed);
        await Vendor.FaultAsync((JsonObject)JsonNode.Parse(faults)!, Token);

        await SyncAsync(bed, streams);

        await ShouldEqualLedgerAsync(bed, streams);
    }

    [Fact]
    public async Task A_token_that_ended_is_renewed_and_nobody_notices()
    {
        await using var bed = await OpenAsync();
        var isOAuth = bed.Settings.Credentials.GetValueOrDefault("")?.Method is AuthMethod.AuthorizationCode or AuthMethod.ClientCredentials;
        Assert.SkipUnless(isOAuth, "This credential does not end.");
        await bed.SyncAsync(bed.Feeds[0], Token);
        (await Vendor.HappenAsync(new JsonObject { ["type"] = "expire-tokens" }, Token)).ShouldBeTrue();

        await SyncAllAsync(bed);

        await ShouldEqualLedgerAsync(bed);
    }

    [Fact]
    public async Task A_refused_credential_is_said_to_be_one_and_a_good_one_reads_on()
    {
        await using var bed = await OpenAsync();
        await bed.ReconnectAsync(Hasty(bed.Settings, Ample), Token);
        Vendor.Disturbance = Disturbance.None with { SpoilsCredential = true };
        foreach (var stream in bed.Feeds)
        {
            var result = await bed.SyncAsync(stream, Token);

            (result.Completed, result.Code).ShouldBe((false, "AUTHENTICATION"), $"{stream}: {result.Reason}");
        }

        await CalmAsync();
        await bed.ReconnectAsync(await SettingsAsync(), Token);
        await SyncAllAsync(bed);
        await ShouldEqualLedgerAsync(bed);
    }

    [Fact]
    public async Task A_page_token_that_died_between_two_runs_loses_nothing()
    {
        await using var bed = await OpenAsync();
        var counts = await CountsAsync(bed);
        foreach (var stream in bed.Feeds)
        {
            await InSmallPagesAsync(counts[stream], async () =>
            {
                using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
                await bed.SyncAsync(stream, new StopAtNews(stop), stop.Token);
                (await Vendor.HappenAsync(new JsonObject { ["type"] = "expire-cursors" }, Token)).ShouldBeTrue();
                var rest = await bed.SyncAsync(stream, Token);
                rest.Completed.ShouldBeTrue($"{stream}: {rest.Code}: {rest.Reason}");
                return rest.Pages;
            });
        }

        await ShouldEqualLedgerAsync(bed);
    }

    [Fact]
    public async Task A_cancelled_read_ends_at_once_and_leaves_the_cursor_where_it_was()
    {
        await using var bed = await OpenAsync();
        var stream = Largest(bed, await CountsAsync(bed)).First();
        await SyncPlacesAsync(bed);
        var before = await bed.CursorsAsync(stream, Token);
        await Vendor.FaultAsync(new JsonObject { ["latencyMs"] = 20_000 }, Token);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var running = bed.SyncAsync(stream, stop.Token);
        await Task.Delay(TimeSpan.FromMilliseconds(200), Token);
        running.IsCompleted.ShouldBeFalse("the read waits for the vendor");
        var watch = Stopwatch.StartNew();
        await stop.CancelAsync();

        var result = await running;

        watch.Elapsed.ShouldBeLessThan(Soon);
        result.Code.ShouldBe("STOPPED");
        (await bed.CursorsAsync(stream, Token)).ShouldBe(before);
        await CalmAsync();
        await SyncAsync(bed, [stream]);
        await ShouldEqualLedgerAsync(bed, [stream]);
    }

    /// <summary>Nothing is tried again, and nobody waits long.</summary>
    private static ConnectionSettings Hasty(ConnectionSettings settings, TimeSpan timeout) => settings with
    {
        Http = settings.Http with { MaxRetries = 0, Timeout = timeout },
        Rate = settings.Rate with { MaxDelay = TimeSpan.FromSeconds(1) },
    };

    private static IEnumerable<string> Largest(ConnectorBed bed, Dictionary<string, int> counts) => bed.Feeds.OrderByDescending(stream => counts[stream]).ThenBy(stream => stream, StringComparer.Ordinal);

    private static async Task SyncPlacesAsync(ConnectorBed bed)
    {
        if (bed.Feeds.Contains("location"))
        {
            StreamResult places = await bed.SyncAsync("location", Token);
            places.Completed.ShouldBeTrue(places.Reason);
        }
    }

    private async Task<Dictionary<string, int>> CountsAsync(ConnectorBed bed)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var stream in bed.Feeds)
        {
            counts[stream] = (await Vendor.LedgerAsync(stream, Token))?.Count ?? 0;
        }

        return counts;
    }

    private Task ShouldEqualLedgerAsync(ConnectorBed bed) => ShouldEqualLedgerAsync(bed, bed.Feeds);

    private async Task ShouldEqualLedgerAsync(ConnectorBed bed, IReadOnlyList<string> streams)
    {
        foreach (var stream in streams)
        {
            Compare(stream, (await Vendor.LedgerAsync(stream, Token)) ?? new Dictionary<string, JsonObject>(), await bed.CopyAsync(stream, Token)).ShouldBeEmpty();
        }

        (await bed.AsideAsync(null, Token)).ShouldBeEmpty("an outage never fills the quarantine");
    }
}
