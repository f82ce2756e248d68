using System.Threading.Channels;

namespace LeVieuxMoulin.Connectors.Engine.Configuration;

/// <summary>Tells when something in the folder moved: the system's word where it comes, a look every few seconds where it does not.</summary>
internal sealed class FolderSignal : IDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);

    private readonly Channel<bool> moved = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly FileSystemWatcher? watcher;
    private readonly TimeProvider time;

    public FolderSignal(string folder, TimeProvider time)
    {
        this.time = time;
        if (!Directory.Exists(folder))
        {
            return;
        }

        watcher = new FileSystemWatcher(folder) { NotifyFilter = NotifyFilters.FileName | NotifyFilters.LastWrite | NotifyFilters.Size };
        watcher.Changed += (_, _) => Move();
        watcher.Created += (_, _) => Move();
        watcher.Deleted += (_, _) => Move();
        watcher.Renamed += (_, _) => Move();
        watcher.Error += (_, _) => Move();
        watcher.EnableRaisingEvents = true;
    }

    /// <summary>Waits for a movement and the quiet after it, or for the next look.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        if (await MovesWithinAsync(Poll, cancellationToken))
        {
            // A file that is written for minutes must not hold the others up: ten rounds are three seconds.
            for (var round = 0; round < 10 && await MovesWithinAsync(Quiet, cancellationToken); round++)
            {
            }
        }
    }

    public void Dispose() => watcher?.Dispose();

    private void Move() => moved.Writer.TryWrite(true);

    private async Task<bool> MovesWithinAsync(TimeSpan span, CancellationToken cancellationToken)
    {
        using var within = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var timer = time.CreateTimer(static state => ((CancellationTokenSource)state!).Cancel(), within, span, Timeout.InfiniteTimeSpan);
        try
        {
            await moved.Reader.ReadAsync(within.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
