using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>Copies plugin folders to a place named after their content, so that a running plugin's files never change under it.</summary>
internal sealed class PluginStaging(string root)
{
    private const string Temporary = ".copying-";

    /// <summary>Copies a folder; a copy that is there already is checked and used.</summary>
    /// <param name="id">The plugin.</param>
    /// <param name="snapshot">The files to copy.</param>
    /// <param name="cancellationToken">Cancels the copying.</param>
    public async Task<StagedFolder> StageAsync(string id, FolderSnapshot snapshot, CancellationToken cancellationToken)
    {
        var home = Path.Combine(root, id);
        var known = await HashAsync(snapshot.Folder, snapshot.Names, cancellationToken);
        if (await IsIntactAsync(Path.Combine(home, known), known, cancellationToken))
        {
            return new StagedFolder(Path.Combine(home, known), known);
        }

        var copy = Path.Combine(home, $"{Temporary}{Guid.NewGuid():N}");
        Directory.CreateDirectory(copy);
        try
        {
            for (var index = 0; index < snapshot.Files.Count; index++)
            {
                var target = Path.Combine(copy, snapshot.Names[index]);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                await CopyAsync(snapshot.Files[index].FullName, target, cancellationToken);
            }

            var hash = await HashAsync(copy, snapshot.Names, cancellationToken);
            var final = Path.Combine(home, hash);
            if (Directory.Exists(final))
            {
                Directory.Delete(final, recursive: true);
            }

            Directory.Move(copy, final);
            return new StagedFolder(final, hash);
        }
        finally
        {
            if (Directory.Exists(copy))
            {
                Directory.Delete(copy, recursive: true);
            }
        }
    }

    /// <summary>Deletes the copies that are not in use.</summary>
    /// <param name="inUse">The folders to keep.</param>
    /// <returns>What could not be deleted, and why.</returns>
    public IReadOnlyList<string> Clean(IReadOnlySet<string> inUse)
    {
        var failures = new List<string>();
        foreach (var home in Directory.Exists(root) ? Directory.GetDirectories(root).Where(path => !Path.GetFileName(path).StartsWith('.')) : [])
        {
            foreach (var folder in Directory.GetDirectories(home).Where(folder => !inUse.Contains(folder)))
            {
                Discard(folder, failures);
            }

            if (!Directory.EnumerateFileSystemEntries(home).Any())
            {
                Discard(home, failures);
            }
        }

        return failures;
    }

    private static void Discard(string folder, List<string> failures)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            failures.Add($"{folder}: {error.Message}");
        }
    }

    private static async Task CopyAsync(string from, string to, CancellationToken cancellationToken)
    {
        await using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.Read, 81920, useAsync: true);
        await using var target = new FileStream(to, FileMode.CreateNew, FileAccess.Write, FileShare.None, 81920, useAsync: true);
        await source.CopyToAsync(target, cancellationToken);
    }

    private static async Task<bool> IsIntactAsync(string folder, string hash, CancellationToken cancellationToken)
    {
        var present = FolderSnapshot.Take(folder, int.MaxValue);
        return present is { Link: null } && await HashAsync(folder, present.Names, cancellationToken) == hash;
    }

    private static async Task<string> HashAsync(string folder, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var length = new byte[sizeof(int)];
        foreach (var name in names.Order(StringComparer.Ordinal))
        {
            var bytes = Encoding.UTF8.GetBytes(name);
            BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
            sum.AppendData(length);
            sum.AppendData(bytes);
            await using var file = File.OpenRead(Path.Combine(folder, name));
            sum.AppendData(await SHA256.HashDataAsync(file, cancellationToken));
        }

        return Convert.ToHexStringLower(sum.GetHashAndReset());
    }
}
