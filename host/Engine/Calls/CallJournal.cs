using System.Globalization;
using System.Threading.Channels;
using LeVieuxMoulin.Connectors.Engine.Http;
using LeVieuxMoulin.Connectors.Engine.Problems;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LeVieuxMoulin.Connectors.Engine.Calls;

/// <summary>Takes vendor calls at once and stores them in batches behind; what does not fit into memory is counted and told.</summary>
/// <param name="store">Where calls are kept.</param>
/// <param name="board">The list of open troubles.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
public sealed partial class CallJournal(ICallStore store, IProblemBoard board, TimeProvider time, ILogger<CallJournal> logger) : BackgroundService, ICallJournal
{
    /// <summary>How many calls wait in memory at most.</summary>
    public const int Capacity = 20_000;

    private const int BatchSize = 500;
    private const string ProblemKey = "calls-dropped";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private readonly Channel<VendorCallEntry> waiting = Channel.CreateBounded<VendorCallEntry>(
        new BoundedChannelOptions(Capacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private readonly List<VendorCallEntry> batch = new(BatchSize);
    private long dropped;

    /// <summary>Gets how many calls were lost since the start, because the store could not keep up.</summary>
    public long Dropped => Interlocked.Read(ref dropped);

    /// <inheritdoc />
    public void Record(VendorCallEntry entry)
    {
        if (!waiting.Writer.TryWrite(entry))
        {
            Interlocked.Increment(ref dropped);
        }
    }

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await StoreRestAsync();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var told = 0L;
        try
        {
            while (await waiting.Reader.WaitToReadAsync(stoppingToken))
            {
                Fill();
                told = Tell(told);
                await StoreAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // StopAsync stores what is left.
        }
    }

    private void Fill()
    {
        while (batch.Count < BatchSize && waiting.Reader.TryRead(out var entry))
        {
            batch.Add(entry);
        }
    }

    private async Task StoreAsync(CancellationToken stoppingToken)
    {
        while (batch.Count > 0)
        {
            try
            {
                await store.AppendAsync(batch, CancellationToken.None);
                batch.Clear();
            }
            catch (Exception failure)
            {
                LogNotStored(failure, batch.Count);
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
    }

    /// <summary>The host stops: what is in memory is stored with one last try.</summary>
    private async Task StoreRestAsync()
    {
        try
        {
            do
            {
                Fill();
                await store.AppendAsync(batch, CancellationToken.None);
                batch.Clear();
            }
            while (waiting.Reader.Count > 0);
        }
        catch (Exception failure)
        {
            LogNotStored(failure, batch.Count + waiting.Reader.Count);
        }
    }

    private long Tell(long told)
    {
        var now = Dropped;
        if (now > told)
        {
            board.Raise(new Problem(
                ProblemKey,
                TroubleSeverity.Warning,
                null,
                "CALLS_DROPPED",
                string.Create(CultureInfo.InvariantCulture, $"{now} vendor calls are missing from the journal: the store did not keep up."),
                "Look whether the disk is full or slow. The calls themselves were made; only their record is missing.",
                time.GetUtcNow()));
        }

        return now;
    }

    [LoggerMessage(LogLevel.Error, "{Count} vendor calls could not be written to the journal")]
    private partial void LogNotStored(Exception failure, int count);
}
