using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace LeVieuxMoulin.Connectors.Engine.Audit;

/// <summary>Computes the links of the audit chain. The form is fixed: every number as eight bytes, every text behind its length.</summary>
public static class AuditChain
{
    /// <summary>What the first entry takes as the hash before it.</summary>
    public const string Genesis = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>Computes an entry's hash.</summary>
    /// <param name="sequence">Its place.</param>
    /// <param name="at">When it was appended; milliseconds count.</param>
    /// <param name="entry">What was done.</param>
    /// <param name="previousHash">The hash of the entry before it.</param>
    public static string HashOf(long sequence, DateTimeOffset at, AuditEntry entry, string previousHash)
    {
        ArgumentNullException.ThrowIfNull(entry);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, previousHash);
        Add(hash, sequence);
        Add(hash, at.ToUnixTimeMilliseconds());
        Add(hash, entry.Kind);
        Add(hash, entry.Subject);
        Add(hash, entry.Actor);
        Add(hash, entry.Detail);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Add(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        hash.AppendData(bytes);
    }

    private static void Add(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Add(hash, bytes.Length);
        hash.AppendData(bytes);
    }
}
