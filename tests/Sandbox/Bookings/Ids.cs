using System.Globalization;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Bookings;

/// <summary>Makes ids that follow the seed.</summary>
internal static class Ids
{
    /// <summary>Gives a UUID of the random kind.</summary>
    public static Guid Uuid(int seed, int purpose, long index)
    {
        var random = SeededRandom.At(seed, index, purpose);
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, random.Next());
        BitConverter.TryWriteBytes(bytes[8..], random.Next());
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>Gives 24 hexadecimal digits that belong to a UUID.</summary>
    public static string Hex24(Guid id, ulong purpose)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);
        var head = SeededRandom.Mix(BitConverter.ToUInt64(bytes) ^ purpose);
        return head.ToString("x16", CultureInfo.InvariantCulture) + ((uint)SeededRandom.Mix(BitConverter.ToUInt64(bytes[8..]) ^ head)).ToString("x8", CultureInfo.InvariantCulture);
    }
}
