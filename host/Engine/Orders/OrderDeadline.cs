namespace LeVieuxMoulin.Connectors.Engine.Orders;

/// <summary>How late an order may still be sent.</summary>
/// <param name="NotAfter">The instant after which it is not sent any more.</param>
/// <param name="IsCutOff">Whether the supplier itself says so.</param>
public sealed record OrderDeadline(DateTimeOffset NotAfter, bool IsCutOff);
