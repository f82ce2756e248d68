using LeVieuxMoulin.Connectors.Engine.Configuration;

namespace LeVieuxMoulin.Connectors.OpenTable.Tests;

/// <summary>The example that an operator copies.</summary>
public sealed class ExampleConfigurationTests : ExampleConfiguration<OpenTableUnderTest>
{
    protected override string[] Secrets => ["OPENTABLE_CLIENT_ID", "OPENTABLE_CLIENT_SECRET"];

    protected override string[] OtherSecrets => ["OPENTABLE_WEBHOOK_TOKEN"];

    protected override string[] CommentedLines => ["from: 2025", "public_url:", "secret: ${OPENTABLE_WEB"];

    [Fact]
    public void The_test_system_has_addresses_of_its_own()
    {
        var read = ReadWith("environment: production", "environment: sandbox");

        read.Problems.ShouldBeEmpty();
        var connection = read.Connections.ShouldHaveSingleItem();
        (connection.BaseUrl, connection.Credentials[""].TokenUrl).ShouldBe(("https://platform.otqa.com/", "https://oauth-pp.opentable.com/api/v2/oauth/token"));
    }

    [Fact]
    public void Another_booking_api_than_the_two_is_refused() =>
        ReadWith("booking_api: in-house", "booking_api: inhouse").Problems.ShouldHaveSingleItem().Key.ShouldBe("api.booking_api");

    protected override void Check(ConnectionSettings connection)
    {
        (connection.Name, connection.Connector, connection.BaseUrl).ShouldBe(("opentable-moulin", "opentable", "https://platform.opentable.com/"));
        (connection.Credentials[""].Method, connection.Credentials[""].TokenUrl).ShouldBe((AuthMethod.ClientCredentials, "https://oauth.opentable.com/api/v2/oauth/token"));
        (connection.Credentials[""].Dialect.TokenRequest, connection.Credentials[""].Dialect.ClientProof).ShouldBe(("query", "basic"));
        connection.Venues.ShouldHaveSingleItem().LocationId.ShouldBe("1000001");
    }
}
