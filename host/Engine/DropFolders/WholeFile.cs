namespace LeVieuxMoulin.Connectors.Engine.DropFolders;

/// <summary>Writes files that are there whole or not at all.</summary>
internal static class WholeFile
{
    /// <summary>Writes a draft, through to the disk.</summary>
    public static async Task DraftAsync(string draft, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        await using var stream = new FileStream(draft, FileMode.Create, FileAccess.Write, FileShare.None);
        await stream.WriteAsync(content, cancellationToken);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Writes a file beside its place, on to the disk, and moves it there.</summary>
    public static async Task WriteAsync(string file, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var draft = DraftOf(file);
        await DraftAsync(draft, content, cancellationToken);
        File.Move(draft, file, overwrite: true);
    }

    /// <summary>Gives the name under which a file is written before it is whole: hidden, and with an ending that partners leave alone.</summary>
    public static string DraftOf(string file) => Path.Combine(Path.GetDirectoryName(file)!, $".{Path.GetFileName(file)}.tmp");
}
