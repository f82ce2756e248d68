namespace LeVieuxMoulin.Connectors.Abstractions.Tests;

public class VendorCallTests
{
    [Theory]
    [InlineData("GET", CallKind.Read)]
    [InlineData("HEAD", CallKind.Read)]
    [InlineData("POST", CallKind.Write)]
    [InlineData("PUT", CallKind.Write)]
    [InlineData("PATCH", CallKind.Write)]
    [InlineData("DELETE", CallKind.Write)]
    public void Unmarked_only_reading_methods_are_reads(string method, CallKind kind)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "https://acme.example/");

        VendorCall.KindOf(request).ShouldBe(kind);
    }

    [Fact]
    public void A_mark_says_more_than_the_method_and_the_last_one_counts()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://acme.example/search");

        VendorCall.KindOf(request.AsRead()).ShouldBe(CallKind.Read);
        VendorCall.KindOf(request.AsRepeatable()).ShouldBe(CallKind.RepeatableWrite);
    }

    [Fact]
    public void A_request_draws_on_the_main_budget_until_it_names_another()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://acme.example/search");

        VendorCall.BudgetOf(request).ShouldBe("");
        VendorCall.BudgetOf(request.From("search")).ShouldBe("search");
    }
}
