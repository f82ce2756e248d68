using System.Text;
using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Abstractions.Tests;

public class JsonRowsTests
{
    private static readonly JsonRowShape Shape = new() { Rows = "data.rows", Id = "id", LocationId = "place", Revision = "version", ChangedAt = "changed", Form = "list" };

    [Fact]
    public void Rows_are_slices_of_the_answer_with_what_the_host_needs()
    {
        var answer = """{"skip":[{"id":"no"}],"data":{"more":true,"rows":[{"id":"a","x":{"id":"inner"},"place":7,"version":12,"changed":"2026-03-01T10:00:00+01:00"},{"id":5}]}}"""u8.ToArray();

        var rows = JsonRows.Cut(answer, Shape);

        (rows[0].Id, rows[0].LocationId, rows[0].Revision, rows[0].Form).ShouldBe(("a", "7", 12L, "list"));
        rows[0].ChangedAt.ShouldBe(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));
        Encoding.UTF8.GetString(rows[0].Content.Span).ShouldBe("""{"id":"a","x":{"id":"inner"},"place":7,"version":12,"changed":"2026-03-01T10:00:00+01:00"}""");
        (rows[1].Id, Encoding.UTF8.GetString(rows[1].Content.Span)).ShouldBe(("5", """{"id":5}"""));
        rows[0].Content.Span.Overlaps(answer).ShouldBeTrue();
    }

    [Theory]
    [InlineData("""{"data":{"rows":{"id":"only"}}}""", "only")]
    [InlineData("""{"data":{"rows":[]}}""", "")]
    public void One_object_where_a_list_is_expected_is_one_row(string answer, string ids) =>
        string.Join(',', Cut(answer, Shape).Select(row => row.Id)).ShouldBe(ids);

    [Fact]
    public void An_answer_that_is_the_list_itself_needs_no_path() =>
        Cut("""["u-1","u-2"]""", new JsonRowShape { Id = "" }).Select(row => row.Id).ShouldBe(["u-1", "u-2"]);

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"data":{}}""")]
    [InlineData("""{"data":{"rows":null}}""")]
    [InlineData("""{"data":[]}""")]
    public void Missing_rows_are_no_empty_list_unless_the_vendor_leaves_them_out(string answer)
    {
        var error = Should.Throw<ConnectorException>(() => Cut(answer, Shape));

        error.Fault.Kind.ShouldBe(FaultKind.UnexpectedContent);
        Cut(answer, Shape with { MayBeAbsent = true }).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"data":{"rows":7}}""")]
    [InlineData("""{"data":{"rows":"none"}}""")]
    public void Rows_of_another_type_are_unexpected(string answer) =>
        Should.Throw<ConnectorException>(() => Cut(answer, Shape with { MayBeAbsent = true })).Fault.Kind.ShouldBe(FaultKind.UnexpectedContent);

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("""{"data":{"rows":[{"id":"a"}""")]
    public void Text_that_is_no_json_or_is_cut_short_throws(string answer) => Should.Throw<JsonException>(() => Cut(answer, Shape));

    [Theory]
    [InlineData("""{"name":"x"}""")]
    [InlineData("""{"id":null}""")]
    [InlineData("""{"id":{"deep":1}}""")]
    [InlineData("7")]
    public void A_row_without_a_readable_id_keeps_its_bytes_and_has_none(string row)
    {
        var cut = Cut($$$"""{"data":{"rows":[{{{row}}},{"id":"next"}]}}""", Shape);

        (cut[0].Id, Encoding.UTF8.GetString(cut[0].Content.Span), cut[1].Id).ShouldBe(("", row, "next"));
    }

    [Theory]
    [InlineData("\"2026-03-01T09:00:00\"", true)]
    [InlineData("1772355600000", true)]
    [InlineData("\"yesterday\"", false)]
    [InlineData("1.5", false)]
    [InlineData("null", false)]
    public void Times_of_change_are_read_as_utc_text_or_milliseconds(string written, bool isRead) =>
        Cut($$$"""{"data":{"rows":[{"id":"a","changed":{{{written}}}}]}}""", Shape)[0].ChangedAt
            .ShouldBe(isRead ? new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero) : null);

    private static IReadOnlyList<RawRecord> Cut(string answer, JsonRowShape shape) => JsonRows.Cut(Encoding.UTF8.GetBytes(answer), shape);
}
