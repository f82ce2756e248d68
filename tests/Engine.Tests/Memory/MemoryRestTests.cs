using LeVieuxMoulin.Connectors.Engine.Memory;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Memory;

public sealed class MemoryRestTests : IDisposable
{
    private readonly ManualTimeProvider time = new();
    private readonly SemaphoreSlim looked = new(0);
    private long allocated;
    private int released;

    [Fact]
    public async Task Memory_is_given_back_once_after_each_time_of_work_and_never_during_it()
    {
        var stop = TestContext.Current.CancellationToken;
        using var rest = new MemoryRest(Look, _ => Task.FromResult(released++), time);
        await rest.StartAsync(stop);
        await looked.WaitAsync(stop);

        await TickAsync(MemoryRest.QuietBytes * 2);
        released.ShouldBe(0);
        await TickAsync(0);
        await TickAsync(0);
        released.ShouldBe(1);

        await TickAsync(MemoryRest.QuietBytes * 2);
        await TickAsync(MemoryRest.QuietBytes * 2);
        released.ShouldBe(1);
        await TickAsync(100);
        await TickAsync(100);
        released.ShouldBe(2);
        await rest.StopAsync(stop);
    }

    public void Dispose() => looked.Dispose();

    private long Look()
    {
        var now = Interlocked.Read(ref allocated);
        looked.Release();
        return now;
    }

    /// <summary>Lets a period pass. What it did is seen at the next one, when it looks again.</summary>
    private async Task TickAsync(long bytes)
    {
        Interlocked.Add(ref allocated, bytes);
        time.Advance(MemoryRest.Period);
        await looked.WaitAsync(TestContext.Current.CancellationToken);
    }
}
