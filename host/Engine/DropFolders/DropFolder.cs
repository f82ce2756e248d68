using System.Runtime.CompilerServices;
using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Problems;

namespace LeVieuxMoulin.Connectors.Engine.DropFolders;

/// <summary>A connection's documents on a disk: three folders, one the partner fetches from, one it puts into, one where the host keeps both.</summary>
internal sealed class DropFolder : IDropFolder, IDisposable
{
    private readonly DropFolderSettings settings;
    private readonly string received;
    private readonly string sent;
    private readonly string aside;
    private readonly DropInbox inbox;
    private readonly DropOutbox outbox;
    private readonly SemaphoreSlim one = new(1);

    /// <summary>Makes it; nothing is touched before the first use.</summary>
    public DropFolder(string connection, DropFolderSettings settings, IProblemBoard? problems, TimeProvider time)
    {
        this.settings = settings;
        (received, sent, aside) = (Path.Combine(settings.Done, "received"), Path.Combine(settings.Done, "sent"), Path.Combine(settings.Done, "aside"));
        inbox = new DropInbox(connection, settings.In, received, aside, problems, time);
        outbox = new DropOutbox(settings.Out, sent);
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<DroppedFile> ReadAsync(string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var names = await LockedAsync(
            async () =>
            {
                await inbox.TakeAsync(cancellationToken);
                return inbox.Names();
            },
            cancellationToken);
        foreach (var name in names.Where(name => after is null || string.CompareOrdinal(name, after) > 0))
        {
            yield return new DroppedFile(name, await File.ReadAllBytesAsync(Path.Combine(received, name), cancellationToken), DropNames.ArrivedAt(name));
        }
    }

    /// <inheritdoc />
    public Task PutAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => LockedAsync(
        async () =>
        {
            if (!DropNames.IsFit(name))
            {
                throw new ConnectorException(new Fault(FaultKind.Validation, $"A document cannot be named \"{name}\"."));
            }

            await outbox.PutAsync(name, content, cancellationToken);
            return true;
        },
        cancellationToken);

    /// <inheritdoc />
    public Task<DroppedFile?> FindAsync(string name, CancellationToken cancellationToken) => LockedAsync<DroppedFile?>(
        async () => outbox.FindPut(name) is { } copy
            ? new DroppedFile(name, await File.ReadAllBytesAsync(copy, cancellationToken), new DateTimeOffset(File.GetLastWriteTimeUtc(copy), TimeSpan.Zero))
            : null,
        cancellationToken);

    /// <inheritdoc />
    public void Dispose() => one.Dispose();

    /// <summary>Acts alone, and tells a disk that fails as a partner that is away: it is tried again.</summary>
    private async Task<TResult> LockedAsync<TResult>(Func<Task<TResult>> act, CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            foreach (var own in new[] { received, sent, aside })
            {
                Directory.CreateDirectory(own);
            }

            if (new[] { settings.In, settings.Out }.FirstOrDefault(folder => !Directory.Exists(folder)) is { } missing)
            {
                throw new ConnectorException(new Fault(FaultKind.NotSent, $"The folder {missing} is not there. Make it, or mount it."));
            }

            return await act();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConnectorException(new Fault(FaultKind.NotSent, $"The drop folder cannot be used: {e.Message}"), e);
        }
        finally
        {
            one.Release();
        }
    }
}
