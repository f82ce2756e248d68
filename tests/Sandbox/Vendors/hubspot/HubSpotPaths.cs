namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.HubSpot;

/// <summary>Where each family of calls lies in each version; the paths are not a uniform substitution.</summary>
internal static class HubSpotPaths
{
    /// <summary>The numbered version, as calls are told it.</summary>
    public const string Numbered = "v3";

    /// <summary>The version that enforces the account's own rules on writes.</summary>
    public const string Latest = "2026-09";

    private const string Earlier = "2026-03";

    /// <summary>Gets version and prefix of a family.</summary>
    public static IReadOnlyList<(string Version, string Prefix)> Of(string family) => family switch
    {
        "objects" => [(Numbered, "/crm/v3/objects"), (Earlier, "/crm/objects/2026-03"), (Latest, "/crm/objects/2026-09")],
        "properties" => [(Numbered, "/crm/v3/properties"), (Earlier, "/crm/properties/2026-03"), (Latest, "/crm/properties/2026-09")],
        "lists" => [(Numbered, "/crm/v3/lists"), (Earlier, "/crm/lists/2026-03"), (Latest, "/crm/lists/2026-09")],
        "associations" => [(Numbered, "/crm/v4/associations"), (Earlier, "/crm/associations/2026-03"), (Latest, "/crm/associations/2026-09")],
        "one-association" => [(Numbered, "/crm/v4/objects"), (Earlier, "/crm/objects/2026-03")],
        "definitions" => [(Numbered, "/events/v3/event-definitions"), (Earlier, "/events/2026-03/event-definitions"), (Latest, "/events/custom/2026-09/event-definitions")],
        "send" => [(Numbered, "/events/v3/send"), (Earlier, "/events/2026-03/send"), (Latest, "/events/custom/2026-09/send")],
        "occurrences" => [(Numbered, "/events/v3/events"), (Earlier, "/events/event-occurrences/2026-03"), (Latest, "/events/event-occurrences/2026-09")],
        "webhooks" => [(Numbered, "/webhooks/v3/{appId}"), (Earlier, "/webhooks/2026-03/{appId}"), (Latest, "/app-webhooks/2026-09/{appId}")],
        "oauth" => [("v1", "/oauth/v1"), (Numbered, "/oauth/v3"), (Earlier, "/oauth/2026-03"), (Latest, "/oauth/2026-09")],
        "account" => [(Numbered, "/account-info/v3"), (Earlier, "/account-info/2026-03"), (Latest, "/account-info/2026-09")],
        _ => throw new ArgumentException($"{family} is not a family of calls."),
    };
}
