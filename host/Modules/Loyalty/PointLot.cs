namespace LeVieuxMoulin.Connectors.Modules.Loyalty;

/// <summary>Points that came together and go together.</summary>
/// <param name="expiresAt">When they are gone; null: never.</param>
/// <param name="left">How many are left.</param>
internal sealed class PointLot(DateTimeOffset? expiresAt, long left)
{
    /// <summary>Gets when they are gone; null: never.</summary>
    public DateTimeOffset? ExpiresAt => expiresAt;

    /// <summary>Gets how many are left.</summary>
    public long Left { get; private set; } = left;

    /// <summary>Tells whether they are gone at an instant.</summary>
    public bool IsExpired(DateTimeOffset at) => expiresAt <= at;

    /// <summary>Takes as many as there are, at most those wanted.</summary>
    /// <returns>How many are still wanted.</returns>
    public long Take(long wanted)
    {
        var taken = Math.Min(Left, wanted);
        Left -= taken;
        return wanted - taken;
    }
}
