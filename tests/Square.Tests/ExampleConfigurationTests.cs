using LeVieuxMoulin.Connectors.Engine.Configuration;

namespace LeVieuxMoulin.Connectors.Square.Tests;

/// <summary>The example that an operator copies.</summary>
public sealed class ExampleConfigurationTests : ExampleConfiguration<SquareUnderTest>
{
    protected override string[] Secrets => ["SQUARE_CLIENT_ID", "SQUARE_CLIENT_SECRET"];

    protected override string[] OtherSecrets => ["SQUARE_APPLICATION_TOKEN", "SQUARE_WEBHOOK_SECRET"];

    protected override string[] CommentedLines => ["location_id:", "application:", "  method: bearer\n", "  token: ${SQUARE_APP", "public_url:", "secret: ${SQUARE_WEB"];

    protected override void Check(ConnectionSettings connection)
    {
        (connection.Name, connection.Connector, connection.BaseUrl).ShouldBe(("square-terrasse", "square", "https://connect.squareup.com/"));
        connection.Credentials.Keys.ShouldBe([""]);
        connection.Credentials[""].Method.ShouldBe(AuthMethod.AuthorizationCode);
        connection.Sync["sale"].Overlap.ShouldBe(TimeSpan.FromHours(72));
    }

    protected override void CheckUncommented(ConnectionSettings connection)
    {
        connection.Credentials.Keys.ShouldBe(["", "application"]);
        connection.Venues.ShouldHaveSingleItem().LocationId.ShouldBe("L0000000000000");
    }
}
