using LeVieuxMoulin.Connectors.Engine.Plugins;
using LeVieuxMoulin.Connectors.Square.Tests.Support;

namespace LeVieuxMoulin.Connectors.Square.Tests;

/// <summary>The connector as a whole, against its manifest.</summary>
public sealed class SquareConnectorTests
{
    private const string Merchant = """{"merchant":{"id":"M1","business_name":"Le Vieux Moulin","country":"FR","currency":"EUR"}}""";

    [Fact]
    public void The_manifest_is_well_formed_and_offers_exactly_what_the_connector_does()
    {
        var reading = PluginManifestReader.Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "plugin.yaml")));

        reading.Problems.ShouldBeEmpty();
        var connector = Plugged.Connector(new RecordedVendor(), application: new RecordedVendor().Client);
        reading.Manifest!.Variants.Single().Offers.Order().ShouldBe(connector.Capabilities.ByName.Keys.Order());
        reading.Manifest.Assembly.ShouldBe($"{typeof(SquarePlugin).Assembly.GetName().Name}.dll");
    }

    [Fact]
    public void Only_the_plugin_is_public() => typeof(SquarePlugin).Assembly.GetExportedTypes().ShouldBe([typeof(SquarePlugin)]);

    [Fact]
    public async Task The_account_is_the_merchant_and_a_missing_scope_takes_abilities_away()
    {
        var vendor = new RecordedVendor().On("GET", "v2/merchants/me", Merchant)
            .On("POST", "oauth2/token/status", """{"scopes":["MERCHANT_PROFILE_READ","ORDERS_READ","PAYMENTS_READ","ITEMS_READ","INVENTORY_READ","INVENTORY_WRITE"],"merchant_id":"M1"}""");
        var connector = Plugged.Connector(vendor);

        var check = await connector.CheckAsync(TestContext.Current.CancellationToken);

        (check.AccountId, check.Name, check.Currency).ShouldBe(("M1", "Le Vieux Moulin", "EUR"));
        check.Unavailable.Select(missing => missing.Capability).ShouldBe(["write.save-product", "write.set-price", "write.save-promotion", "write.end-promotion"]);
        check.Unavailable[0].Reason.ShouldContain("ITEMS_WRITE");
        check.Unavailable.Select(missing => missing.Capability).ShouldBeSubsetOf(connector.Capabilities.ByName.Keys);
        vendor.Seen[1].Kind.ShouldBe(CallKind.Read);
    }

    [Fact]
    public async Task A_token_without_a_status_loses_nothing_and_a_dead_one_is_told()
    {
        var personal = new RecordedVendor().On("GET", "v2/merchants/me", Merchant).Error("POST", "oauth2/token/status", "NOT_FOUND", 404);
        var dead = new RecordedVendor().Error("GET", "v2/merchants/me", "ACCESS_TOKEN_REVOKED", 401, "AUTHENTICATION_ERROR");

        (await Plugged.Connector(personal).CheckAsync(TestContext.Current.CancellationToken)).Unavailable.ShouldBeEmpty();
        (await Recorded.FaultOfAsync(() => Plugged.Connector(dead).CheckAsync(TestContext.Current.CancellationToken))).Kind.ShouldBe(FaultKind.Authentication);
    }

    [Fact]
    public void Every_write_says_what_a_second_sending_does()
    {
        var vendor = new RecordedVendor();

        vendor.Ability<IWrite<SaveProduct>>().Repeat.ShouldBe(RepeatSafety.Key);
        vendor.Ability<IWrite<SavePromotion>>().Repeat.ShouldBe(RepeatSafety.Key);
        vendor.Ability<IWrite<SetStock>>().Repeat.ShouldBe(RepeatSafety.Key);
        vendor.Ability<IWrite<SetPrice>>().Repeat.ShouldBe(RepeatSafety.Absolute);
        vendor.Ability<IWrite<EndPromotion>>().Repeat.ShouldBe(RepeatSafety.Absolute);
    }
}
