using System.Threading.Channels;

namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>Wakes the host when the plugins folder may have changed: by the operating system's word, and by the clock where that word does not come.</summary>
internal sealed class FolderWatch : IDisposable
{
    private readonly Channel<bool> wakes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly ITimer timer;
    private readonly string folder;
    private readonly TimeSpan rescan;
    private readonly Action<string> onDeaf;
    private FileSystemWatcher? watcher;
    private volatile string? deaf;

    /// <summary>Begins to watch.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="rescan">How often the clock wakes the host.</param>
    /// <param name="time">The clock.</param>
    /// <param name="onDeaf">Told why the operating system does not tell of changes.</param>
    public FolderWatch(string folder, TimeSpan rescan, TimeProvider time, Action<string> onDeaf)
    {
        (this.folder, this.rescan, this.onDeaf) = (folder, rescan, onDeaf);
        timer = time.CreateTimer(_ => Wake(), null, rescan, rescan);
    }

    /// <summary>Wakes whoever waits.</summary>
    public void Wake() => wakes.Writer.TryWrite(true);

    /// <summary>Waits for the next reason to look.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        Listen();
        await wakes.Reader.ReadAsync(cancellationToken);
    }

    /// <summary>Looks again at another pace.</summary>
    /// <param name="pace">How soon and how often; null for the usual one.</param>
    public void Pace(TimeSpan? pace) => timer.Change(pace ?? rescan, pace ?? rescan);

    /// <inheritdoc />
    public void Dispose()
    {
        timer.Dispose();
        watcher?.Dispose();
    }

    private void Listen()
    {
        if (watcher is not null && deaf is null && Directory.Exists(folder))
        {
            return;
        }

        watcher?.Dispose();
        watcher = null;
        if (!Directory.Exists(folder))
        {
            return;
        }

        try
        {
            watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true };
            watcher.Changed += (_, _) => Wake();
            watcher.Created += (_, _) => Wake();
            watcher.Deleted += (_, _) => Wake();
            watcher.Renamed += (_, _) => Wake();
            watcher.Error += (_, error) => OnLost(error.GetException().Message);
            watcher.EnableRaisingEvents = true;
            deaf = null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            if (deaf != error.Message)
            {
                deaf = error.Message;
                onDeaf(error.Message);
            }
        }
    }

    private void OnLost(string why)
    {
        deaf = why;
        Wake();
    }
}
