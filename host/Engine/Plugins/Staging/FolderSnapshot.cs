using System.Text;

namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>The files of a plugin's folder at one moment. Two that are equal hold, as far as names, sizes and times tell, the same.</summary>
internal sealed class FolderSnapshot : IEquatable<FolderSnapshot>
{
    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = false, AttributesToSkip = 0, IgnoreInaccessible = false };

    private readonly string fingerprint;

    private FolderSnapshot(string folder, IReadOnlyList<FileInfo> files, IReadOnlyList<string> names, string? link, DateTime newest)
    {
        (Folder, Files, Names, Link, NewestUtc) = (folder, files, names, link, newest);
        var text = new StringBuilder(link);
        for (var index = 0; index < files.Count; index++)
        {
            text.Append(names[index]).Append('|').Append(files[index].Length).Append('|').Append(files[index].LastWriteTimeUtc.Ticks).Append('\n');
        }

        fingerprint = text.ToString();
    }

    /// <summary>Gets the folder.</summary>
    public string Folder { get; }

    /// <summary>Gets the files, by name.</summary>
    public IReadOnlyList<FileInfo> Files { get; }

    /// <summary>Gets their paths relative to the folder, with forward slashes.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Gets the first link in the folder; null when there is none, as there should be.</summary>
    public string? Link { get; }

    /// <summary>Gets when anything in it was last written or made, as far as the file system tells.</summary>
    public DateTime NewestUtc { get; }

    /// <summary>Gets how many bytes the files have.</summary>
    public long Bytes => Files.Sum(file => file.Length);

    /// <summary>Looks at a folder.</summary>
    /// <returns>What is there; null when the folder is gone.</returns>
    public static FolderSnapshot? Take(string folder, int maximumFiles)
    {
        var root = new DirectoryInfo(folder);
        if (!root.Exists)
        {
            return null;
        }

        var files = new SortedDictionary<string, FileInfo>(StringComparer.Ordinal);
        var newest = root.LastWriteTimeUtc;
        string? link = null;
        var open = new Stack<DirectoryInfo>([root]);
        while (open.TryPop(out var directory))
        {
            foreach (var entry in directory.EnumerateFileSystemInfos("*", Everything).Where(entry => !entry.Name.StartsWith('.')))
            {
                var name = Path.GetRelativePath(folder, entry.FullName).Replace('\\', '/');
                newest = new[] { newest, entry.LastWriteTimeUtc, entry.CreationTimeUtc }.Max();
                if (entry.LinkTarget is not null)
                {
                    link ??= name;
                }
                else if (entry is DirectoryInfo inner)
                {
                    open.Push(inner);
                }
                else if (files.Count <= maximumFiles)
                {
                    files[name] = (FileInfo)entry;
                }
            }
        }

        return new FolderSnapshot(folder, [.. files.Values], [.. files.Keys], link, newest);
    }

    /// <inheritdoc />
    public bool Equals(FolderSnapshot? other) => other is not null && fingerprint == other.fingerprint;

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as FolderSnapshot);

    /// <inheritdoc />
    public override int GetHashCode() => fingerprint.GetHashCode(StringComparison.Ordinal);
}
