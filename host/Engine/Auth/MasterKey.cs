namespace LeVieuxMoulin.Connectors.Engine.Auth;

/// <summary>A key that wraps data keys.</summary>
/// <param name="Id">Its name in sealed data: 1 to 32 letters, digits, dashes.</param>
/// <param name="Key">The 32 bytes.</param>
internal sealed record MasterKey(string Id, byte[] Key)
{
    /// <summary>The bytes of a key.</summary>
    public const int Size = 32;

    /// <summary>Says the id only.</summary>
    public override string ToString() => $"MasterKey({Id})";
}
