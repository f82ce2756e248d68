using LeVieuxMoulin.Connectors.Engine.Http;

namespace LeVieuxMoulin.Connectors.Engine.Calls;

/// <summary>A vendor call as the journal keeps it.</summary>
/// <param name="Number">Its running number.</param>
/// <param name="Call">The call.</param>
public sealed record StoredCall(long Number, VendorCallEntry Call);
