using LeVieuxMoulin.Connectors.Engine.Connections;
using Microsoft.Extensions.Logging;

namespace LeVieuxMoulin.Connectors.Engine.Streams;

/// <summary>Reads the streams of a connection in their rhythm, and at once when they are woken.</summary>
/// <param name="runner">Runs each.</param>
/// <param name="signals">Wakes them.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where the log goes.</param>
public sealed class StreamWorker(StreamRunner runner, StreamSignals signals, TimeProvider time, ILogger<StreamWorker> logger) : IConnectionWorker
{
    private const int MaxAtOnce = 3;
    private static readonly TimeSpan NotRunningYet = TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    public async Task RunAsync(string connection, IConnectionDirectory directory, CancellationToken stopping)
    {
        ArgumentNullException.ThrowIfNull(directory);
        using var slots = new SemaphoreSlim(MaxAtOnce);
        try
        {
            var streams = await FindStreamsAsync(connection, directory, stopping);
            await Task.WhenAll(streams.Select(stream => RunStreamAsync(connection, stream, directory, slots, stopping)));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
    }

    private async Task<IReadOnlyList<string>> FindStreamsAsync(string connection, IConnectionDirectory directory, CancellationToken stopping)
    {
        while (true)
        {
            using (var use = directory.Use(connection))
            {
                if (use is not null)
                {
                    return [.. StreamDefinition.NamesOf(use.Connector.Capabilities).Where(stream => StreamPlan.Of(use, stream).Enabled)];
                }
            }

            await Task.Delay(NotRunningYet, time, stopping);
        }
    }

    private async Task RunStreamAsync(string connection, string stream, IConnectionDirectory directory, SemaphoreSlim slots, CancellationToken stopping)
    {
        var due = time.GetUtcNow();
        var failures = 0;
        while (true)
        {
            var isPoll = time.GetUtcNow() >= due;
            await slots.WaitAsync(stopping);
            try
            {
                var (next, completed) = await RunOnceAsync(connection, stream, directory, new StreamRunOptions { HintsOnly = !isPoll }, stopping);
                failures = completed ? 0 : failures + 1;
                due = completed && !isPoll ? due : completed ? next : time.GetUtcNow() + StreamBackoff.After(failures, null);
            }
            finally
            {
                slots.Release();
            }

            await signals.WaitAsync(connection, stream, due - time.GetUtcNow(), stopping);
        }
    }

    private async Task<(DateTimeOffset Next, bool Completed)> RunOnceAsync(string connection, string stream, IConnectionDirectory directory, StreamRunOptions options, CancellationToken stopping)
    {
        var began = time.GetUtcNow();
        using var use = directory.Use(connection);
        if (use is null)
        {
            return (began + NotRunningYet, true);
        }

        try
        {
            var result = await runner.RunAsync(use, stream, options, progress: null, stopping);
            return (StreamPlan.Of(use, stream).NextAfter(began), result.Completed);
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            logger.LogError("{Connection}: {Stream} could not be stored: {Type}: {Reason}", connection, stream, failure.GetType().Name, failure.Message);
            return (began, false);
        }
    }
}
