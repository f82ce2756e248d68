namespace LeVieuxMoulin.Connectors.Crm;

/// <summary>Shows a member's standing at the vendor: the balance, never a step, since no vendor adds atomically.</summary>
public sealed record SetLoyalty : Command
{
    /// <summary>Gets our own key of the customer.</summary>
    public required string Reference { get; init; }

    /// <summary>Gets the vendor's id of the customer.</summary>
    public required string CustomerId { get; init; }

    /// <summary>Gets the standing.</summary>
    public required LoyaltyState State { get; init; }

    /// <inheritdoc />
    public override string Subject => $"customer/{Reference}";

    /// <inheritdoc />
    public override bool LastWins => true;
}
