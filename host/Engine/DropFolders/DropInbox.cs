using LeVieuxMoulin.Connectors.Engine.Problems;

namespace LeVieuxMoulin.Connectors.Engine.DropFolders;

/// <summary>Takes documents that arrived whole out of the partner's folder into the host's own, each once, in the order they came.</summary>
/// <param name="connection">The connection, for troubles.</param>
/// <param name="from">Where the partner puts them.</param>
/// <param name="kept">Where the host keeps them.</param>
/// <param name="aside">Where the host puts what it cannot take.</param>
/// <param name="problems">Where troubles are told.</param>
/// <param name="time">The clock.</param>
internal sealed class DropInbox(string connection, string from, string kept, string aside, IProblemBoard? problems, TimeProvider time)
{
    /// <summary>A document of more than this is no document.</summary>
    public const long Largest = 64L << 20;

    /// <summary>How long a file must have rested before it counts as whole.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, (long Size, DateTime Written)> seen = new(StringComparer.Ordinal);

    /// <summary>Takes what is whole.</summary>
    public async Task TakeAsync(CancellationToken cancellationToken)
    {
        var files = new DirectoryInfo(from).EnumerateFiles().Where(file => !DropNames.IsUnfinished(file.Name)).OrderBy(file => file.LastWriteTimeUtc).ThenBy(file => file.Name, StringComparer.Ordinal).ToList();
        foreach (var gone in seen.Keys.Except(files.Select(file => file.Name)).ToList())
        {
            seen.Remove(gone);
            problems?.Clear(KeyOf(gone));
        }

        foreach (var file in files.Where(IsWhole))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await TakeAsync(file, cancellationToken);
        }
    }

    /// <summary>Lists the kept documents, the first that came first.</summary>
    public IReadOnlyList<string> Names() => [.. Directory.EnumerateFiles(kept).Select(path => Path.GetFileName(path)).Where(DropNames.IsKept).Order(StringComparer.Ordinal)];

    /// <summary>A file that grew since the last look, or was written a moment ago, waits.</summary>
    private bool IsWhole(FileInfo file)
    {
        var now = (file.Length, file.LastWriteTimeUtc);
        var isSame = !seen.TryGetValue(file.Name, out var before) || before == now;
        seen[file.Name] = now;
        return isSame && time.GetUtcNow().UtcDateTime - file.LastWriteTimeUtc >= Quiet;
    }

    private async Task TakeAsync(FileInfo file, CancellationToken cancellationToken)
    {
        try
        {
            if (file.Length is 0 or > Largest)
            {
                SetAside(file, file.Length == 0 ? "is empty" : $"is larger than {Largest >> 20} MiB");
                return;
            }

            byte[] content;
            await using (var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read))
            {
                content = new byte[stream.Length];
                await stream.ReadExactlyAsync(content, cancellationToken);
            }

            file.Refresh();
            if (file.Length != content.Length)
            {
                return;
            }

            await KeepAsync(file, content, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Somebody still has it open, or it may not be touched: it stays where it is, and is told.
            problems?.Raise(new Problem(
                KeyOf(file.Name), TroubleSeverity.Notice, connection, "DOCUMENT_NOT_TAKEN", $"The document {file.Name} could not be taken out of {from}: {e.Message}", "Let the service read and delete files there; it is tried again.", time.GetUtcNow()));
        }
    }

    private async Task KeepAsync(FileInfo file, byte[] content, CancellationToken cancellationToken)
    {
        var hash = DropNames.HashOf(content);
        var ending = $"-{DropNames.Ending(file.Name, hash)}";
        var names = Names();

        // The same bytes under the same name are there when the host was stopped between keeping and deleting.
        if (!names.Any(name => name.EndsWith(ending, StringComparison.Ordinal)))
        {
            await WholeFile.WriteAsync(Path.Combine(kept, DropNames.Kept(file.Name, hash, time.GetUtcNow(), names.Count == 0 ? null : names[^1])), content, cancellationToken);
        }

        file.Delete();
        seen.Remove(file.Name);
        problems?.Clear(KeyOf(file.Name));
    }

    private void SetAside(FileInfo file, string reason)
    {
        var name = file.Name;
        var target = Path.Combine(aside, $"{time.GetUtcNow().UtcDateTime:yyyyMMdd'T'HHmmssfff'Z'}-{name}");
        file.MoveTo(target);
        seen.Remove(name);
        problems?.Raise(new Problem(
            $"drop-folder-aside/{connection}/{name}", TroubleSeverity.Notice, connection, "DOCUMENT_SET_ASIDE", $"The document {name} {reason}, and lies in {target} now.", "Ask the partner to send it again.", time.GetUtcNow()));
    }

    private string KeyOf(string name) => $"drop-folder/{connection}/{name}";
}
