using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace LeVieuxMoulin.Connectors.Sandbox.Engine;

/// <summary>Page tokens that hold a position, the question they belong to, and when they die.</summary>
internal sealed class PageCursor(TimeProvider time, TimeSpan life)
{
    private long notBefore;

    /// <summary>Makes a token for a position and, within it, a part.</summary>
    public string Make(string question, long position, int part = 0) =>
        Base64Url.EncodeToString(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{position}.{part}.{time.GetUtcNow().ToUnixTimeMilliseconds()}.{Fingerprint(question):x}")));

    /// <summary>Reads a token; null when it is none, has died, or belongs to another question.</summary>
    public (long Position, int Part)? Read(string question, string token)
    {
        if (!Base64Url.IsValid(token))
        {
            return null;
        }

        var parts = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(token)).Split('.');
        return parts.Length == 4
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var part)
            && long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var made)
            && made > Volatile.Read(ref notBefore)
            && time.GetUtcNow().ToUnixTimeMilliseconds() - made <= life.TotalMilliseconds
            && parts[3] == Fingerprint(question).ToString("x", CultureInfo.InvariantCulture)
            ? (position, part)
            : null;
    }

    /// <summary>Lets every token given so far die.</summary>
    public void ExpireAll() => Volatile.Write(ref notBefore, time.GetUtcNow().ToUnixTimeMilliseconds());

    private static ulong Fingerprint(string question)
    {
        var hash = 0xcbf29ce484222325UL;
        foreach (var letter in question)
        {
            hash = (hash ^ letter) * 0x100000001b3UL;
        }

        return hash;
    }
}
