using LeVieuxMoulin.Connectors.Engine.Plugins;

namespace LeVieuxMoulin.Connectors.Metro.Tests;

public class AccountTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_manifest_is_in_order_and_offers_what_the_connector_offers()
    {
        await using var bed = new MetroBed();

        var reading = PluginManifestReader.ReadFile(Path.Combine(AppContext.BaseDirectory, "plugin.yaml"));

        reading.Problems.ShouldBeEmpty();
        reading.Manifest.ShouldNotBeNull().Variants[0].Offers.Order(StringComparer.Ordinal).ShouldBe(bed.Connector.Capabilities.ByName.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_check_proves_the_credential_and_names_the_account()
    {
        await using var bed = new MetroBed("""{"client_number":"4711","site_id":"042"}""");
        bed.Answers.On("GET /v1/orders?buyerOrderId=connection-check", "empty.json");

        var check = await bed.Connector.CheckAsync(Token);

        (check.AccountId, check.Name, check.Currency).ShouldBe(("4711/042", "Metro France 4711", "EUR"));
    }

    [Theory]
    [InlineData("catalogue", "feed.catalog-item")]
    [InlineData("prices", "ask.find-prices")]
    [InlineData("availability", "ask.find-availability")]
    [InlineData("slots", "ask.find-delivery-slots")]
    [InlineData("orders", "write.place-order")]
    [InlineData("status", "fetch.supplier-order")]
    [InlineData("change", "write.change-order")]
    [InlineData("cancellation", "write.cancel-order")]
    [InlineData("deliveries", "feed.delivery")]
    [InlineData("receipts", "write.report-receipt")]
    [InlineData("billing", "feed.billing-document")]
    public async Task An_operation_that_is_switched_off_is_not_offered(string operation, string capability)
    {
        await using var on = new MetroBed();
        await using var off = new MetroBed($$$"""{"client_number":"4711","capabilities":{"{{{operation}}}":"none"}}""");

        on.Connector.Capabilities.ByName.Keys.ShouldContain(capability);
        off.Connector.Capabilities.ByName.Keys.ShouldNotContain(capability);
    }

    [Theory]
    [InlineData("{}", "client_number")]
    [InlineData("""{"client_number":""}""", "client_number")]
    [InlineData("""{"client_number":"1","capabilities":{"catalog":"native"}}""", "capabilities.catalog")]
    [InlineData("""{"client_number":"1","capabilities":{"prices":"maybe"}}""", "capabilities.prices")]
    [InlineData("""{"client_number":"1","capabilities":{"prices":"document"}}""", "capabilities.prices")]
    [InlineData("""{"client_number":"1","capabilities":{"catalogue":"document"}}""", "capabilities.catalogue")]
    [InlineData("""{"client_number":"1","terms":{"block_below_minimum":true}}""", "terms.minimum_order_net")]
    [InlineData("""{"client_number":"1","terms":{"block_below_minimum":true,"minimum_order_net":10},"capabilities":{"prices":"none"}}""", "terms.block_below_minimum")]
    [InlineData("""{"client_number":"1","terms":{"cancellation_hours_before":-1}}""", "terms.cancellation_hours_before")]
    [InlineData("""{"client_number":"1","map":{"fields":{"a":"lines","b":"lines"}}}""", "map.fields")]
    [InlineData("""{"client_number":"1","capabilities":{"slots":"manual"}}""", "terms")]
    [InlineData("""{"client_number":"1","capabilities":{"slots":"manual"},"terms":{"delivery_days":["monday"]}}""", "terms.cutoff_time")]
    [InlineData("""{"client_number":"1","capabilities":{"slots":"manual"},"terms":{"cutoff_time":"12:00"}}""", "terms.delivery_days")]
    [InlineData("""{"client_number":"1","capabilities":{"slots":"manual"},"terms":{"cutoff_time":"12:00","delivery_days":["lundi"]}}""", "terms.delivery_days")]
    [InlineData("""{"client_number":"1","capabilities":{"slots":"manual"},"terms":{"cutoff_time":"12:00","delivery_days":["mon"],"lead_time_days":99}}""", "terms.lead_time_days")]
    [InlineData("""{"client_number":"1","capabilities":{"slots":"manual"},"terms":{"cutoff_time":"12:00","delivery_days":["mon"],"day_basis":"lunar"}}""", "terms.day_basis")]
    [InlineData("""{"client_number":"1","terms":{"time_zone":"Europe/Atlantis"}}""", "terms.time_zone")]
    [InlineData("""{"client_number":"1","terms":{"cutoff_time":"noon"}}""", "$.terms.cutoff_time")]
    [InlineData("""{"client_number":"1","terms":{"cut_off":"12:00"}}""", "$.terms.cut_off")]
    [InlineData("""{"client_number":"1","map":{"units":{"CT":"XCS","CAR":"XCS"}}}""", "map.units")]
    public void A_wrong_option_is_refused_by_its_key_before_any_call(string settings, string key)
    {
        var fault = Should.Throw<ConnectorException>(() => new MetroBed(settings)).Fault;

        (fault.Kind, fault.Fields.Single().Field).ShouldBe((FaultKind.Validation, key));
        fault.Message.ShouldStartWith($"metro: {key}: ");
    }

    [Fact]
    public async Task The_suppliers_own_words_and_paths_are_translated_both_ways()
    {
        await using var bed = new MetroBed("""
            {"client_number":"4711","paths":{"orders":"/v1/orders"},"map":{"units":{"CT":"XCS"},"statuses":{"EN_COURS":"RECEIVED"},"error_codes":{"E42":"DUPLICATE_ORDER"}}}
            """);
        const string Theirs = """{"supplierOrderId":"SO-1","buyerOrderId":"op-1","status":"EN_COURS","lines":[{"lineId":"1","status":"ACCEPTED","quantity":2,"unitCode":"CT"}],"updatedAt":"2026-03-02T09:00:02Z"}""";
        bed.Answers
            .OnJson("POST /v1/orders", """{"code":"E42"}""", System.Net.HttpStatusCode.Conflict)
            .OnJson("GET /v1/orders?buyerOrderId=op-1", $$"""{"items":[{{Theirs}}]}""");
        var order = new PlaceOrder { Reference = "op-1", Day = new DateOnly(2026, 3, 4), Lines = [new OrderLine("1", "A", new Quantity(2, "XCS"))] };

        var result = await bed.Get<IWrite<PlaceOrder>>().WriteAsync(order, new WriteContext { Key = new WriteKey("op-1") }, Token);

        bed.Answers.Requests[0].Body.ShouldContain("\"unitCode\":\"CT\"");
        result.AlreadyDone.ShouldBeTrue();
        var read = bed.Get<IFetch<SupplierOrder>>().Map(result.After!);
        (read.Status, read.Lines.Single().Confirmed).ShouldBe((new Open<SupplierOrderStatus>(SupplierOrderStatus.Received, "EN_COURS"), new Quantity(2, "XCS")));
        bed.Calls.Violations.Clear();
    }

    [Fact]
    public async Task A_base_address_that_names_the_version_is_not_given_it_twice()
    {
        await using var bed = new MetroBed(baseUrl: "https://metro.example/gateway/v1/");
        bed.Answers.On("GET /gateway/v1/orders?buyerOrderId=connection-check", "empty.json");

        (await bed.Connector.CheckAsync(Token)).AccountId.ShouldBe("4711");
    }
}
