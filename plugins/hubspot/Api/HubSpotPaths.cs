namespace LeVieuxMoulin.Connectors.HubSpot;

/// <summary>Where each thing lies in each version. The numbered versions and the dated ones are no substitution of one another.</summary>
internal sealed class HubSpotPaths(string version)
{
    /// <summary>The newest version this connector was written against.</summary>
    public const string Newest = "2026-09";

    private bool IsNumbered => version == "v3";

    public string Contacts => Objects("contacts");

    public string Lists => IsNumbered ? "crm/v3/lists" : $"crm/lists/{version}";

    public string ContactProperties => IsNumbered ? "crm/v3/properties/contacts" : $"crm/properties/{version}/contacts";

    public string Account => IsNumbered ? "account-info/v3/details" : $"account-info/{version}/details";

    public string Occurrences => IsNumbered ? "events/v3/events" : $"events/event-occurrences/{version}";

    public string Objects(string type) => IsNumbered ? $"crm/v3/objects/{type}" : $"crm/objects/{version}/{type}";

    /// <summary>Gets where associations are read in a batch; reading those of one record is gone from the newest version.</summary>
    public string Associations(string from, string to) => IsNumbered ? $"crm/v4/associations/{from}/{to}/batch/read" : $"crm/associations/{version}/{from}/{to}/batch/read";

    public string Webhooks(string app) => version switch
    {
        "v3" => $"webhooks/v3/{app}",
        "2026-03" => $"webhooks/2026-03/{app}",
        _ => $"app-webhooks/{version}/{app}",
    };
}
