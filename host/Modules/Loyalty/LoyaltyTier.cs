namespace LeVieuxMoulin.Connectors.Modules.Loyalty;

/// <summary>A tier of the programme.</summary>
/// <param name="Name">Its name, as the vendor shows it.</param>
/// <param name="Points">The points earned within 12 months that it takes.</param>
internal sealed record LoyaltyTier(string Name, long Points);
