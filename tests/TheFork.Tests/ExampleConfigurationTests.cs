using LeVieuxMoulin.Connectors.Engine.Configuration;

namespace LeVieuxMoulin.Connectors.TheFork.Tests;

/// <summary>The example that an operator copies.</summary>
public sealed class ExampleConfigurationTests : ExampleConfiguration<TheForkUnderTest>
{
    protected override string[] Secrets => ["THEFORK_CLIENT_ID", "THEFORK_CLIENT_SECRET"];

    protected override string[] OtherSecrets => ["THEFORK_WEBHOOK_TOKEN"];

    protected override string[] CommentedLines => ["from: 2025", "public_url:", "secret: ${THEFORK_WEB"];

    [Fact]
    public void The_address_of_earlier_files_is_replaced_and_the_test_system_that_there_is_not_is_told()
    {
        var retired = ReadWith("  environment: production", "  base_url: https://api.thefork.com/v1");
        var sandbox = ReadWith("environment: production", "environment: sandbox");

        retired.Connections.ShouldHaveSingleItem().BaseUrl.ShouldBe("https://api.thefork.io/manager/");
        retired.Problems.ShouldHaveSingleItem().Key.ShouldBe("api.base_url");
        sandbox.Problems.ShouldHaveSingleItem().Key.ShouldBe("api.environment");
    }

    protected override void Check(ConnectionSettings connection)
    {
        (connection.Name, connection.Connector, connection.BaseUrl).ShouldBe(("thefork-moulin", "thefork", "https://api.thefork.io/manager/"));
        connection.Credentials[""].Method.ShouldBe(AuthMethod.ClientCredentials);
        connection.Credentials[""].TokenUrl.ShouldBe("https://auth.thefork.io/oauth/token");
        connection.Credentials[""].Dialect.TokenParameters["audience"].ShouldBe("https://api.thefork.io");
        connection.Venues.ShouldHaveSingleItem().LocationId.ShouldBe("00000000-0000-4000-8000-000000000001");
    }
}
