using LeVieuxMoulin.Connectors.Engine.Configuration;

namespace LeVieuxMoulin.Connectors.Lightspeed.Tests;

/// <summary>The example of the shop's till, and the addresses of the past.</summary>
public sealed class ExampleConfigurationTests : ExampleConfiguration<RetailUnderTest>
{
    private const string Auth = "auth:\n  method: bearer\n  token: given\n";

    protected override string[] Secrets => ["LIGHTSPEED_CLIENT_ID", "LIGHTSPEED_CLIENT_SECRET"];

    protected override string[] CommentedLines => ["account_id:", "shop_id:", "currency:", "tenders:\n", "  Chèque:"];

    [Theory]
    [InlineData("https://api.lightspeedapp.com/api/", "r-series", "https://api.lightspeedapp.com/")]
    [InlineData("https://api.lightspeedapp.com/API/V3", "r-series", "https://api.lightspeedapp.com/")]
    public void An_address_of_the_past_chooses_the_series_and_is_replaced_with_a_warning(string written, string variant, string used)
    {
        var read = Read($"connector: lightspeed\napi:\n  base_url: {written}\n  version: v1\n{Auth}");

        read.Problems.Select(problem => problem.Key).ShouldBe(["api.base_url", "api.version"], ignoreOrder: true);
        read.Problems.ShouldAllBe(problem => problem.Severity == ProblemSeverity.Warning);
        var connection = read.Connections.ShouldHaveSingleItem();
        (connection.Variant, connection.BaseUrl).ShouldBe((variant, used));
    }

    [Fact]
    public void The_trial_host_chooses_the_restaurant_and_without_any_word_the_series_is_asked_for()
    {
        Read($"connector: lightspeed\napi:\n  base_url: https://api.trial.lsk.lightspeed.app/\n{Auth}").Connections.ShouldHaveSingleItem().Variant.ShouldBe("k-series");
        Read($"connector: lightspeed\n{Auth}").Problems.ShouldHaveSingleItem().Key.ShouldBe("api.series");
    }

    protected override void Check(ConnectionSettings connection) =>
        (connection.Name, connection.Connector, connection.Variant, connection.BaseUrl).ShouldBe(("lightspeed-boutique", "lightspeed", "r-series", "https://api.lightspeedapp.com/"));
}
