using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace LeVieuxMoulin.Connectors.Engine.Storage;

/// <summary>The SHA-256 of a record's own bytes.</summary>
/// <param name="A">The first eight bytes.</param>
/// <param name="B">The second.</param>
/// <param name="C">The third.</param>
/// <param name="D">The last.</param>
public readonly record struct RecordHash(ulong A, ulong B, ulong C, ulong D)
{
    /// <summary>The number of bytes.</summary>
    public const int Size = 32;

    /// <summary>Works the hash out.</summary>
    /// <param name="content">The bytes.</param>
    public static RecordHash Of(ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[Size];
        SHA256.HashData(content, hash);
        return MemoryMarshal.Read<RecordHash>(hash);
    }

    /// <summary>Writes the 32 bytes.</summary>
    /// <param name="destination">Where to.</param>
    public void CopyTo(Span<byte> destination) => MemoryMarshal.Write(destination, in this);
}
