namespace LeVieuxMoulin.Connectors.Sandbox.Engine;

/// <summary>A small random source (SplitMix64) that any index may start afresh, so that record n needs no record before it.</summary>
internal struct SeededRandom(ulong state)
{
    private ulong state = state;

    /// <summary>Begins at one index of one seed.</summary>
    public static SeededRandom At(int seed, long index, int purpose = 0) =>
        new(Mix(Mix((ulong)seed + 0x9E3779B97F4A7C15UL) ^ Mix(((ulong)index << 8) + (ulong)purpose + 0xD1B54A32D192ED03UL)));

    /// <summary>Spreads the bits of a number.</summary>
    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }

    /// <summary>Draws 64 bits.</summary>
    public ulong Next() => Mix(state += 0x9E3779B97F4A7C15UL);

    /// <summary>Draws a number from zero up to, not including, a limit.</summary>
    public int Next(int limit) => (int)(((Next() >> 32) * (ulong)limit) >> 32);

    /// <summary>Answers yes so many times in a thousand.</summary>
    public bool Chance(int perMille) => Next(1000) < perMille;
}
