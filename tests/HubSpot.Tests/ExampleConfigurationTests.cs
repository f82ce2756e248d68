using LeVieuxMoulin.Connectors.Engine.Configuration;

namespace LeVieuxMoulin.Connectors.HubSpot.Tests;

/// <summary>The example that an operator copies.</summary>
public sealed class ExampleConfigurationTests : ExampleConfiguration<HubSpotUnderTest>
{
    protected override string[] Secrets => ["HUBSPOT_CLIENT_ID", "HUBSPOT_CLIENT_SECRET"];

    protected override string[] OtherSecrets => ["HUBSPOT_DEVELOPER_KEY"];

    protected override string[] CommentedLines =>
        ["properties:", "segments:", "last_visit_property:", "app_id:", "application:", "  method: api_key", "  api_key:", "public_url:", "secret: ${"];

    protected override void Check(ConnectionSettings connection)
    {
        (connection.Connector, connection.BaseUrl, connection.Version).ShouldBe(("hubspot", "https://api.hubapi.com/", "2026-09"));
        connection.Credentials[""].TokenUrl.ShouldBe("https://api.hubapi.com/oauth/2026-09/token");
        connection.Sync["customer"].Overlap.ShouldBe(TimeSpan.FromMinutes(15));
    }

    protected override void CheckUncommented(ConnectionSettings connection) => connection.Credentials.Keys.ShouldBe(["", "application"]);
}
