namespace LeVieuxMoulin.Connectors.Crm;

/// <summary>A member's standing. The host's ledger owns it; vendors only show it.</summary>
/// <param name="MemberId">The member.</param>
/// <param name="Points">The balance after the last entry, whole points; never a step.</param>
/// <param name="Tier">The tier; null: none.</param>
/// <param name="AsOf">When the ledger stood so.</param>
public sealed record LoyaltyState(string MemberId, long Points, string? Tier, DateTimeOffset AsOf);
