using System.Security.Cryptography;

namespace LeVieuxMoulin.Connectors.Engine.Auth;

/// <summary>The master keys of an installation: one seals, all open.</summary>
public sealed class KeyRing
{
    private readonly Dictionary<string, MasterKey> keys;

    internal KeyRing(IReadOnlyList<MasterKey> keys)
    {
        ArgumentOutOfRangeException.ThrowIfZero(keys.Count);
        Active = keys[0];
        this.keys = keys.ToDictionary(key => key.Id);
    }

    /// <summary>Gets the ids of all keys; the first one seals.</summary>
    public IReadOnlyList<string> KeyIds => [Active.Id, .. keys.Keys.Where(id => id != Active.Id)];

    internal MasterKey Active { get; }

    internal IEnumerable<MasterKey> Keys => keys.Values.OrderByDescending(key => key == Active);

    /// <summary>Makes a ring with one new key.</summary>
    public static KeyRing Generate() => new([NewKey()]);

    /// <summary>Makes a ring whose new key seals from now on; the present keys still open.</summary>
    public KeyRing Rotate() => new([NewKey(), .. Keys]);

    internal MasterKey? Find(string id) => keys.GetValueOrDefault(id);

    private static MasterKey NewKey() =>
        new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4)), RandomNumberGenerator.GetBytes(MasterKey.Size));
}
