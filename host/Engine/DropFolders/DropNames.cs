using System.Globalization;
using System.Security.Cryptography;

namespace LeVieuxMoulin.Connectors.Engine.DropFolders;

/// <summary>The names of documents: what is one, and how one that arrived is kept.</summary>
internal static class DropNames
{
    private const string Stamp = "yyyyMMdd'T'HHmmssfff'Z'";
    private const int StampLength = 19;
    private const int HashLength = 16;
    private const int Longest = 150;
    private static readonly string[] Unfinished = [".tmp", ".part", ".partial", ".filepart", ".crdownload", ".swp", ".lock"];

    /// <summary>Says whether a name may be given to a document that is sent.</summary>
    public static bool IsFit(string name) =>
        name.Length is > 0 and <= Longest && !IsUnfinished(name) && name.IndexOfAny(['/', '\\', ':', '*', '?', '"', '<', '>', '|']) < 0 && !name.Any(char.IsControl) && !name.EndsWith('.') && !name.EndsWith(' ');

    /// <summary>Says whether a name is one that programs give to a file while they write it.</summary>
    public static bool IsUnfinished(string name) =>
        name.StartsWith('.') || name.StartsWith('~') || name.EndsWith('~') || Unfinished.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>Gives what a document's content is known by.</summary>
    public static string HashOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content))[..HashLength];

    /// <summary>Gives the name under which a document is kept: after all that arrived before it.</summary>
    /// <param name="name">Its own name.</param>
    /// <param name="hash">Its content's.</param>
    /// <param name="now">The clock.</param>
    /// <param name="last">The last name kept; null: none.</param>
    public static string Kept(string name, string hash, DateTimeOffset now, string? last)
    {
        // A clock that was set back must not sort a document before those that were read already.
        var at = last is not null && ArrivedAt(last) is var before && before >= now ? before.AddMilliseconds(1) : now;
        return $"{at.UtcDateTime.ToString(Stamp, CultureInfo.InvariantCulture)}-{Ending(name, hash)}";
    }

    /// <summary>Gives the part of a kept name that the same document always has.</summary>
    public static string Ending(string name, string hash) => $"{hash}-{(name.Length > Longest ? name[^Longest..] : name)}";

    /// <summary>Says whether a name in the folder of kept documents is one that the host gave.</summary>
    public static bool IsKept(string name) => name.Length > StampLength + HashLength + 2 && name[StampLength] == '-' && TryStamp(name, out _);

    /// <summary>Reads when a kept document arrived.</summary>
    public static DateTimeOffset ArrivedAt(string kept) => TryStamp(kept, out var at) ? at : DateTimeOffset.MinValue;

    private static bool TryStamp(string name, out DateTimeOffset at) =>
        DateTimeOffset.TryParseExact(name.AsSpan(0, Math.Min(StampLength, name.Length)), Stamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out at);
}
