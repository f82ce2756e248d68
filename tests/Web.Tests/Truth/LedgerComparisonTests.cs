using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Web.Tests.Truth;

/// <summary>A comparison that cannot fail proves nothing.</summary>
public sealed class LedgerComparisonTests
{
    private const string Sale = """
        {"id":"s1","status":"COMPLETED","total":{"amount":21.5,"currency":"EUR"},"closedAt":"2026-03-01T20:00:00.000Z","lines":[{"id":"l1","name":"Sole","total":{"amount":21.5,"currency":"EUR"},"tax":{"amount":1.95,"currency":"EUR"}}],"tenders":[{"id":"t1","kind":"CARD","amount":{"amount":21.5,"currency":"EUR"}}]}
        """;

    [Fact]
    public void Equal_records_have_no_difference_whatever_their_spelling() =>
        Compare(Sale, Sale.Replace("21.5,", "21.50,", StringComparison.Ordinal).Replace(".000Z", "+00:00", StringComparison.Ordinal)).ShouldBeEmpty();

    [Theory]
    [InlineData("\"total\":{\"amount\":21.5,", "\"total\":{\"amount\":21.51,", ".total.amount")]
    [InlineData("\"amount\":1.95", "\"amount\":1.94", ".lines[].tax.amount")]
    [InlineData("COMPLETED", "OPEN", ".status")]
    [InlineData("20:00:00", "20:00:01", ".closedAt")]
    [InlineData("\"currency\":\"EUR\"},\"closedAt\"", "\"currency\":\"USD\"},\"closedAt\"", ".total.currency")]
    [InlineData("\"name\":\"Sole\",", "", ".lines[].name")]
    public void One_flipped_cent_word_or_second_is_a_difference(string what, string by, string path)
    {
        var start = Sale.IndexOf(what, StringComparison.Ordinal);

        var difference = Compare(Sale, Sale[..start] + by + Sale[(start + what.Length)..]).ShouldHaveSingleItem();

        difference.ShouldStartWith($"s1{path}:");
    }

    [Fact]
    public void A_line_too_few_and_a_modifier_with_a_price_are_differences()
    {
        Compare(Sale, Sale.Replace("\"lines\":[{", "\"lines\":[{\"id\":\"m1\",\"parentId\":\"l1\",\"total\":{\"amount\":0}},{", StringComparison.Ordinal)).ShouldBeEmpty();
        Compare(Sale, Sale.Replace("\"lines\":[{", "\"lines\":[{\"id\":\"m1\",\"parentId\":\"l1\",\"total\":{\"amount\":1}},{", StringComparison.Ordinal)).ShouldNotBeEmpty();
    }

    [Fact]
    public void A_missing_and_an_invented_record_are_differences()
    {
        var one = new Dictionary<string, JsonNode> { ["s1"] = JsonNode.Parse(Sale)! };

        LedgerComparison.Differences(one, new Dictionary<string, JsonNode>()).ShouldBe(["s1 is missing here"]);
        LedgerComparison.Differences(new Dictionary<string, JsonNode>(), one).ShouldBe(["s1 is here only"]);
    }

    private static IReadOnlyList<string> Compare(string ledger, string ours) => LedgerComparison.Differences(
        new Dictionary<string, JsonNode> { ["s1"] = JsonNode.Parse(ledger)! },
        new Dictionary<string, JsonNode> { ["s1"] = JsonNode.Parse(ours)! });
}
