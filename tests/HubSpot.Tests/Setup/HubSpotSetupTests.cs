using LeVieuxMoulin.Connectors.HubSpot.Tests.Support;

namespace LeVieuxMoulin.Connectors.HubSpot.Tests.Setup;

public sealed class HubSpotSetupTests
{
    private const string Properties = "crm/properties/2026-09/contacts";
    private const string Complete = """
        {"results":[{"name":"external_customer_id","hasUniqueValue":true},{"name":"loyalty_member_id","hasUniqueValue":true},{"name":"loyalty_points"},{"name":"loyalty_updated_at"},
         {"name":"loyalty_tier","options":[{"label":"Or","value":"gold","displayOrder":0,"hidden":false},{"label":"Argent","value":"silver"}]}]}
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_empty_account_lacks_all_and_what_cannot_be_undone_says_so()
    {
        var vendor = new RecordedVendor().On("GET", Properties, """{"results":[{"name":"email"}]}""").On("GET", $"{Properties}/groups", """{"results":[{"name":"contactinformation"}]}""");

        (await vendor.Ability<ISetup>().InspectAsync(Token)).Select(step => (step.Id, step.IsIrreversible)).ShouldBe(
        [
            ("group/loyalty", false), ("property/external_customer_id", true), ("property/loyalty_member_id", true),
            ("property/loyalty_points", false), ("property/loyalty_tier", false), ("property/loyalty_updated_at", false),
        ]);
        vendor.Seen.ShouldAllBe(seen => seen.Kind == CallKind.Read);
    }

    [Fact]
    public async Task A_complete_account_lacks_nothing_but_a_new_tier()
    {
        var complete = new RecordedVendor("""{"loyalty_tiers":["gold","silver"]}""").On("GET", Properties, Complete).On("GET", $"{Properties}/groups", """{"results":[{"name":"loyalty"}]}""");
        (await complete.Ability<ISetup>().InspectAsync(Token)).ShouldBeEmpty();

        var more = new RecordedVendor("""{"loyalty_tiers":["gold","platinum"]}""").On("GET", Properties, Complete).On("GET", $"{Properties}/groups", """{"results":[{"name":"loyalty"}]}""")
            .On("GET", $"{Properties}/loyalty_tier", """{"name":"loyalty_tier","options":[{"label":"Or","value":"gold","displayOrder":0,"hidden":false}]}""").On("PATCH", $"{Properties}/loyalty_tier", "{}");
        var setup = more.Ability<ISetup>();
        var step = (await setup.InspectAsync(Token)).ShouldHaveSingleItem();
        step.Id.ShouldBe("options/loyalty_tier");
        await setup.ApplyAsync(step, Token);
        more.Seen[^1].Json.ToJsonString().ShouldBe("""{"options":[{"label":"Or","value":"gold","displayOrder":0,"hidden":false},{"label":"platinum","value":"platinum","displayOrder":1,"hidden":false}]}""");
    }

    [Fact]
    public async Task A_key_is_made_unique_and_one_that_is_not_is_left_to_a_person()
    {
        var vendor = new RecordedVendor().On("POST", Properties, "{}", 201);
        await vendor.Ability<ISetup>().ApplyAsync(new SetupStep("property/external_customer_id", "", true), Token);
        vendor.Seen[0].Json.ToJsonString().ShouldBe("""{"name":"external_customer_id","label":"Le Vieux Moulin ID","groupName":"contactinformation","type":"string","fieldType":"text","hasUniqueValue":true}""");

        var other = new RecordedVendor().On("GET", Properties, Complete.Replace("""{"name":"external_customer_id","hasUniqueValue":true}""", """{"name":"external_customer_id"}""", StringComparison.Ordinal)).On("GET", $"{Properties}/groups", """{"results":[{"name":"loyalty"}]}""");
        var step = (await other.Ability<ISetup>().InspectAsync(Token)).ShouldHaveSingleItem();
        step.Id.ShouldBe("unique/external_customer_id");
        (await Recorded.FaultOfAsync(() => other.Ability<ISetup>().ApplyAsync(step, Token))).Kind.ShouldBe(FaultKind.Unsupported);
    }

    [Fact]
    public async Task A_property_made_meanwhile_is_fine()
    {
        var vendor = new RecordedVendor().On("POST", $"{Properties}/groups", """{"category":"CONFLICT"}""", 409).On("GET", $"{Properties}/groups", """{"results":[{"name":"loyalty"}]}""");

        await vendor.Ability<ISetup>().ApplyAsync(new SetupStep("group/loyalty", "", false), Token);

        vendor.ShouldBeDone();
    }
}
