namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Square;

/// <summary>Carries a refusal out of a handler.</summary>
internal sealed class SquareException(SquareError error) : Exception(error.Detail)
{
    /// <summary>Gets the refusal.</summary>
    public SquareError Error => error;
}
