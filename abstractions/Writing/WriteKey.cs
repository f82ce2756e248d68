using System.Security.Cryptography;
using System.Text;

namespace LeVieuxMoulin.Connectors;

/// <summary>An idempotency key.</summary>
/// <param name="Value">At most 36 letters, digits and hyphens, which every vendor here takes.</param>
public readonly record struct WriteKey(string Value)
{
    /// <summary>Derives the key of one step of a write that takes several calls. The same step has the same key on every attempt.</summary>
    public WriteKey Step(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{Value}/{name}"));
        return new WriteKey(Convert.ToHexStringLower(hash.AsSpan(0, 16)));
    }
}
