namespace LeVieuxMoulin.Connectors.Engine.Auth;

/// <summary>What a request shows.</summary>
/// <param name="Header">The header; empty: nothing is shown.</param>
/// <param name="Value">Its value.</param>
/// <param name="CanRenew">Whether another could be had.</param>
/// <param name="Parameter">The query parameter it goes into instead of a header.</param>
internal readonly record struct CredentialProof(string Header, string Value, bool CanRenew, string? Parameter = null)
{
    /// <summary>Says the header only.</summary>
    public override string ToString() => Header;
}
