using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Connections;
using LeVieuxMoulin.Connectors.Engine.Streams;
using LeVieuxMoulin.Connectors.Engine.Tests;
using LeVieuxMoulin.Connectors.PointOfSale;
using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;
using static LeVieuxMoulin.Connectors.Stores.Tests.Streams.FakeFeed;

namespace LeVieuxMoulin.Connectors.Stores.Tests.Streams;

public sealed class StreamWorkerTests : IAsyncDisposable
{
    private readonly ManualTimeProvider clock = new();
    private readonly StreamFixture streams;
    private readonly SemaphoreSlim asked = new(0);
    private readonly FakeFeed feed = new();
    private readonly IConnectionDirectory directory = Substitute.For<IConnectionDirectory>();
    private readonly CancellationTokenSource stopping = new();
    private Fault? fault;

    public StreamWorkerTests()
    {
        streams = new StreamFixture(time: clock);
        streams.Settings = streams.Settings with { Sync = new Dictionary<string, StreamSettings> { ["category"] = new() { Every = TimeSpan.FromMinutes(10) } } };
        streams.Stopping = stopping.Token;
        var runs = 0;
        feed.Answer = _ =>
        {
            asked.Release();
            runs++;
            return [fault is null ? Page($"{runs}", Row($"r{runs}")) : () => throw new ConnectorException(fault)];
        };
        directory.Use("till").Returns(_ => streams.Use(new CapabilitySet().Offer<IFeed<Category>>(feed)));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await streams.DisposeAsync();
        asked.Dispose();
        stopping.Dispose();
    }

    [Fact]
    public async Task A_stream_is_read_at_start_then_in_its_rhythm()
    {
        var working = Start();
        await AskedAsync();

        clock.Advance(TimeSpan.FromMinutes(9));
        asked.CurrentCount.ShouldBe(0);
        clock.Advance(TimeSpan.FromMinutes(1));

        await AskedAsync();
        await StopAsync(working);
    }

    [Fact]
    public async Task A_woken_stream_is_read_at_once()
    {
        var working = Start();
        await AskedAsync();

        streams.Signals.Wake("till", "category");

        await AskedAsync();
        await StopAsync(working);
    }

    [Fact]
    public async Task A_paused_stream_is_tried_again_after_a_while()
    {
        fault = new Fault(FaultKind.Unavailable, "down");
        var working = Start();
        await AskedAsync();
        fault = null;

        clock.Advance(TimeSpan.FromSeconds(7));

        await AskedAsync();
        await StopAsync(working);
        (await streams.ListAsync()).ShouldNotBeEmpty();
    }

    private Task Start() => new StreamWorker(streams.Runner, streams.Signals, clock, NullLogger<StreamWorker>.Instance).RunAsync("till", directory, stopping.Token);

    /// <summary>Waits until the vendor was asked and the worker waits for its next time.</summary>
    private async Task AskedAsync()
    {
        (await asked.WaitAsync(TimeSpan.FromSeconds(20), Token)).ShouldBeTrue();
        await clock.WaitForTimersAsync(1, Token);
    }

    private async Task StopAsync(Task working)
    {
        await stopping.CancelAsync();
        await working.WaitAsync(TimeSpan.FromSeconds(20), Token);
    }
}
