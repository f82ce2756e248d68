using LeVieuxMoulin.Connectors.Engine.Configuration;

namespace LeVieuxMoulin.Connectors.Lightspeed.Tests;

/// <summary>The example of the restaurant's till.</summary>
public sealed class RestaurantExampleConfigurationTests : ExampleConfiguration<RestaurantUnderTest>
{
    protected override string[] Secrets => ["LIGHTSPEED_K_CLIENT_ID", "LIGHTSPEED_K_CLIENT_SECRET"];

    protected override string[] CommentedLines => ["business_location_id:", "currency:", "tenders:\n", "  CHQ:", "authorization_url:", "token_url:"];

    protected override void Check(ConnectionSettings connection) =>
        (connection.Name, connection.Connector, connection.Variant, connection.BaseUrl).ShouldBe(("lightspeed-restaurant", "lightspeed", "k-series", "https://api.lsk.lightspeed.app/"));
}
