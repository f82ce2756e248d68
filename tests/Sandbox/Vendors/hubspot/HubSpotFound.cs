namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.HubSpot;

/// <summary>A record as searches see it.</summary>
/// <param name="Item">The record.</param>
/// <param name="Values">The values as of the index.</param>
/// <param name="Modified">The last change as of the index.</param>
internal sealed record HubSpotFound(HubSpotObject Item, Dictionary<string, string> Values, long Modified)
{
    /// <summary>Gives the record as the index has it at a time; null when it has it not.</summary>
    public static HubSpotFound? At(HubSpotObject item, long now)
    {
        if (now >= item.IndexedAt)
        {
            return item.ArchivedAt > 0 ? null : new HubSpotFound(item, item.Values, item.Modified);
        }

        return item.Before is { IsThere: true } before ? new HubSpotFound(item, before.Values, before.Modified) : null;
    }
}
