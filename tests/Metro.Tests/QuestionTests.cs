
namespace LeVieuxMoulin.Connectors.Metro.Tests;

public class QuestionTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Prices_are_this_customers_for_the_day_asked()
    {
        await using var bed = new MetroBed("""{"client_number":"4711","site_id":"042"}""");
        bed.Answers.On("POST /v1/prices/query", "prices.json");

        var prices = await bed.Get<IAsk<FindPrices, IReadOnlyList<ItemPrice>>>().AskAsync(new FindPrices(["MF-1001", "MF-2001"], new DateOnly(2026, 3, 4)), Token);

        bed.Answers.Requests.Single().Body.ShouldBe("""{"customerNumber":"4711","siteId":"042","deliveryDate":"2026-03-04","supplierItemIds":["MF-1001","MF-2001"]}""");
        VendorCall.KindOf(bed.Answers.Requests[0].Request).ShouldBe(CallKind.Read);
        prices.Select(price => (price.ItemId, price.Net.Amount, price.Per.Value, price.Per.Unit, price.IsApproximate))
            .ShouldBe([("MF-1001", 22.4m, 1m, "KGM", true), ("MF-2001", 54m, 6m, "XBO", false)]);
    }

    [Fact]
    public async Task More_articles_than_one_call_takes_are_asked_in_several()
    {
        await using var bed = new MetroBed();
        bed.Answers.On("POST /v1/prices/query", "prices.json").On("POST /v1/prices/query", "empty.json");

        var prices = await bed.Get<IAsk<FindPrices, IReadOnlyList<ItemPrice>>>().AskAsync(new FindPrices([.. Enumerable.Range(1, 501).Select(number => $"I{number}")]), Token);

        prices.Count.ShouldBe(2);
        bed.Answers.Requests[1].Body.ShouldContain("""["I501"]""");
    }

    [Fact]
    public async Task A_price_without_its_article_is_no_answer()
    {
        await using var bed = new MetroBed();
        bed.Answers.OnJson("POST /v1/prices/query", """{"items":[{"netAmount":1,"currency":"EUR","baseQuantity":1,"baseUnitCode":"C62"}]}""");

        var error = await Should.ThrowAsync<ConnectorException>(() => bed.Get<IAsk<FindPrices, IReadOnlyList<ItemPrice>>>().AskAsync(new FindPrices(["A"]), Token));

        error.Fault.Kind.ShouldBe(FaultKind.UnexpectedContent);
        bed.Calls.Violations.Clear();
    }

    [Fact]
    public async Task Availability_says_how_much_until_when_and_what_instead()
    {
        await using var bed = new MetroBed();
        bed.Answers.On("POST /v1/availability/query", "availability.json");

        var answers = await bed.Get<IAsk<FindAvailability, IReadOnlyList<ItemAvailability>>>().AskAsync(new FindAvailability(["MF-1001", "MF-3001"]), Token);

        answers[0].Status.ShouldBe(new Open<AvailabilityStatus>(AvailabilityStatus.Limited, "LIMITED"));
        (answers[0].Available, answers[0].SubstituteIds.Single()).ShouldBe((new Quantity(2, "XCS"), "MF-1002"));
        (answers[1].Status.Value, answers[1].From, answers[1].Available).ShouldBe((AvailabilityStatus.Unavailable, new DateOnly(2026, 3, 6), null));
    }
}
