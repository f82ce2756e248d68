using LeVieuxMoulin.Connectors.Engine.Plugins;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Configuration;

/// <summary>Manifests of vendors that do not exist: <c>acme</c> sells one interface, <c>twin</c> two unlike ones.</summary>
internal static class AcmeManifests
{
    private static readonly LocalText Words = new("The words.", "Les mots.");

    public static PluginManifest? Find(string id) => id switch
    {
        "acme" => Of(id, Acme),
        "twin" => Of(id, Acme with { Id = "hall", ChosenBy = new Dictionary<string, string> { ["api.series"] = "h" } }, Kitchen),
        "keyed" => Of(id, Keyed),
        _ => null,
    };

    public static PluginManifest Of(string id, params ManifestVariant[] variants) =>
        new() { Id = id, Name = "Acme", Version = "1.0.0", Contract = "1.0", Assembly = "Acme.dll", Kinds = ["pos"], Variants = variants };

    public static ManifestVariant Acme { get; } = new()
    {
        BaseUrl = "https://api.acme.test/v2/",
        SandboxUrl = "https://sandbox.acme.test/v2/",
        RetiredUrls = ["https://old.acme.test/"],
        Versions = ["v2", "v1"],
        Credentials =
        [
            new()
            {
                Method = "oauth2_authorization_code", AuthorizationUrl = "https://acme.test/authorize", TokenUrl = "https://acme.test/token",
                SandboxTokenUrl = "https://sandbox.acme.test/token", Scopes = ["sales.read"], KnownScopes = ["stock.read"], Pkce = "required", HeaderScheme = "Acme-Token",
            },
            new() { Method = "oauth2_client_credentials", TokenUrl = "https://acme.test/token" },
            new() { Method = "api_key", HeaderName = "X-Acme-Key" },
        ],
        Options =
        [
            Option("api.account_id", "text"),
            Option("api.location_id", "list") with { IsLocation = true },
            Option("api.depth", "number"),
            Option("api.closed_bills", "boolean"),
            Option("api.mode", "text") with { Values = ["fast", "thorough"] },
            Option("api.pin", "text") with { IsSecret = true },
            Option("terms", "map"),
        ],
        Offers = ["feed.sale", "feed.product", "ask.find-prices", "ask.find-delivery-slots"],
    };

    private static ManifestVariant Kitchen { get; } = new()
    {
        Id = "kitchen",
        BaseUrl = "https://kitchen.acme.test/{account_id}/",
        ChosenBy = new Dictionary<string, string> { ["api.series"] = "k" },
        Hosts = ["kitchens.acme.test"],
        Credentials = [new() { Method = "bearer" }],
        Options = [Option("api.account_id", "text") with { IsRequired = true }],
    };

    private static ManifestVariant Keyed { get; } = new()
    {
        BaseUrl = "https://keyed.acme.test/",
        Credentials = [new() { Method = "api_key" }, new() { Method = "basic_auth" }, new() { Name = "application", Method = "bearer" }],
    };

    private static ManifestOption Option(string key, string type) => new() { Key = key, Type = type, Description = Words };
}
