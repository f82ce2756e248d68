using LeVieuxMoulin.Connectors.PointOfSale;

namespace LeVieuxMoulin.Connectors.Modules.Loyalty;

/// <summary>What a sale did to the ledger.</summary>
/// <param name="Sale">The sale.</param>
/// <param name="At">When it was closed.</param>
/// <param name="Customer">Who paid; null: it names nobody, or is no purchase that counts.</param>
/// <param name="Changed">The customers whose entries are others now.</param>
internal sealed record EarnedSale(Sale Sale, DateTimeOffset At, string? Customer, IReadOnlyList<string> Changed);
