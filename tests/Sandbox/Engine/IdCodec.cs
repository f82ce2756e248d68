using System.Numerics;

namespace LeVieuxMoulin.Connectors.Sandbox.Engine;

/// <summary>Makes ids that look random and still say which record they name, so that a million of them need no table.</summary>
internal sealed class IdCodec(int seed)
{
    /// <summary>The length of every id.</summary>
    public const int Length = 22;

    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Digits = 13;
    private const ulong Factor = 0x9E3779B97F4A7C15UL;
    private static readonly ulong Inverse = Invert(Factor);
    private readonly ulong key = SeededRandom.Mix((ulong)seed + 77);

    /// <summary>Writes the id of a record into a span of <see cref="Length"/> bytes.</summary>
    public void Write(Span<byte> id, int kind, long index)
    {
        var code = Scramble(((ulong)kind << 48) | (ulong)index);
        var tail = SeededRandom.Mix(code ^ key);
        for (var i = 0; i < Digits; i++)
        {
            id[i] = (byte)Letters[(int)(code & 31)];
            code >>= 5;
        }

        for (var i = Digits; i < Length; i++)
        {
            id[i] = (byte)Letters[(int)(tail & 31)];
            tail >>= 5;
        }
    }

    /// <summary>Makes the id of a record.</summary>
    public string Make(int kind, long index)
    {
        Span<byte> id = stackalloc byte[Length];
        Write(id, kind, index);
        return System.Text.Encoding.ASCII.GetString(id);
    }

    /// <summary>Says which record of a kind an id names; minus one when none.</summary>
    public long Read(string? id, int kind)
    {
        if (id?.Length != Length)
        {
            return -1;
        }

        UInt128 code = 0;
        for (var i = Digits - 1; i >= 0; i--)
        {
            var digit = Letters.IndexOf(id[i], StringComparison.Ordinal);
            if (digit < 0)
            {
                return -1;
            }

            code = (code << 5) | (uint)digit;
        }

        var plain = Unscramble((ulong)code);
        var index = (long)(plain & 0xFFFFFFFFFFFFUL);
        return (int)(plain >> 48) == kind && string.Equals(Make(kind, index), id, StringComparison.Ordinal) ? index : -1;
    }

    private static ulong Invert(ulong odd)
    {
        var inverse = odd;
        for (var i = 0; i < 6; i++)
        {
            inverse *= 2 - (odd * inverse);
        }

        return inverse;
    }

    private ulong Scramble(ulong value) => BitOperations.RotateLeft((value ^ key) * Factor, 29) * Factor;

    private ulong Unscramble(ulong value) => (BitOperations.RotateRight(value * Inverse, 29) * Inverse) ^ key;
}
