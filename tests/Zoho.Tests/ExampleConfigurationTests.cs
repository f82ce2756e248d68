using LeVieuxMoulin.Connectors.Engine.Configuration;

namespace LeVieuxMoulin.Connectors.Zoho.Tests;

/// <summary>The example that an operator copies.</summary>
public sealed class ExampleConfigurationTests : ExampleConfiguration<ZohoUnderTest>
{
    protected override string[] Secrets => ["ZOHO_CLIENT_ID", "ZOHO_CLIENT_SECRET"];

    protected override string[] OtherSecrets => ["ZOHO_WEBHOOK_TOKEN"];

    protected override string[] CommentedLines => ["language_field:", "company_field:", "fields:", "segments:", "authorization_url:", "public_url:", "secret: ${"];

    protected override void Check(ConnectionSettings connection)
    {
        (connection.Name, connection.Connector, connection.BaseUrl).ShouldBe(("zoho-clients", "zoho", "{api_domain}/"));
        connection.Credentials[""].ShouldSatisfyAllConditions(
            auth => auth.TokenUrl.ShouldBe("{accounts-server}/oauth/v2/token"),
            auth => auth.Dialect.HeaderScheme.ShouldBe("Zoho-oauthtoken"),
            auth => auth.Dialect.ScopeSeparator.ShouldBe(","));
    }

    protected override void CheckUncommented(ConnectionSettings connection) =>
        connection.Credentials[""].AuthorizationUrl.ShouldBe("https://accounts.zoho.com/oauth/v2/auth");
}
