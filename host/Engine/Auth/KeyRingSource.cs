using System.Security.Cryptography;
using System.Text;

namespace LeVieuxMoulin.Connectors.Engine.Auth;

/// <summary>Finds the master keys: the environment, a file named there, else a key file in the data folder that only its owner can read.</summary>
/// <remarks>One key a line (or between commas), as <c>id:base64</c> of 32 bytes; the first one seals. Lines that begin with # are comments.</remarks>
public static class KeyRingSource
{
    /// <summary>The variable that holds the keys themselves.</summary>
    public const string KeyVariable = "MOULIN_MASTER_KEY";

    /// <summary>The variable that names a file with the keys, such as a systemd credential.</summary>
    public const string FileVariable = "MOULIN_MASTER_KEY_FILE";

    /// <summary>The key file's name in the data folder.</summary>
    public const string FileName = "master.keys";

    /// <summary>Loads the keys; makes the key file when none is given and it is not there.</summary>
    /// <param name="dataDirectory">The data folder.</param>
    /// <param name="variable">Reads an environment variable.</param>
    /// <returns>The keys.</returns>
    /// <exception cref="KeyRingException">They cannot be read.</exception>
    public static KeyRing Load(string dataDirectory, Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        if (variable(KeyVariable) is { Length: > 0 } text)
        {
            return Parse(text, KeyVariable);
        }

        if (variable(FileVariable) is { Length: > 0 } named)
        {
            return Parse(Read(named), named);
        }

        var file = Path.Combine(dataDirectory, FileName);
        if (File.Exists(file))
        {
            return Parse(Read(file), file);
        }

        var ring = KeyRing.Generate();
        Save(file, ring);
        return ring;
    }

    /// <summary>Writes the key file in one step, readable by its owner only.</summary>
    /// <param name="file">The file.</param>
    /// <param name="ring">The keys.</param>
    public static void Save(string file, KeyRing ring)
    {
        ArgumentNullException.ThrowIfNull(ring);
        var text = new StringBuilder("# Master keys of this installation. Whoever has them reads its secrets; without them its tokens are lost. The first line seals.\n");
        foreach (var key in ring.Keys)
        {
            text.Append(key.Id).Append(':').Append(Convert.ToBase64String(key.Key)).Append('\n');
        }

        PrivateFile.Write(file, Encoding.UTF8.GetBytes(text.ToString()));
    }

    internal static KeyRing Parse(string text, string source)
    {
        var keys = new List<MasterKey>();
        foreach (var line in text.Split(['\n', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith('#')))
        {
            var key = ParseKey(line) ?? throw new KeyRingException(
                $"{source}: key {keys.Count + 1} is not of the form id:base64 with 32 bytes. Make one with: openssl rand -base64 32");
            if (keys.Any(other => other.Id == key.Id))
            {
                throw new KeyRingException($"{source}: two keys have the id {key.Id}. Give each its own id.");
            }

            keys.Add(key);
        }

        return keys.Count > 0 ? new KeyRing(keys) : throw new KeyRingException($"{source} holds no key. Put back the key file of this installation: tokens sealed with it cannot be read otherwise.");
    }

    private static MasterKey? ParseKey(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var bytes = new byte[MasterKey.Size];
        if (!Convert.TryFromBase64String(line[(colon + 1)..], bytes, out var written) || written != MasterKey.Size)
        {
            return null;
        }

        var id = colon < 0 ? Convert.ToHexStringLower(SHA256.HashData(bytes))[..8] : line[..colon];
        return id.Length is > 0 and <= 32 && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-') ? new MasterKey(id, bytes) : null;
    }

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new KeyRingException($"The master keys in {file} cannot be read: {exception.Message}", exception);
        }
    }
}
