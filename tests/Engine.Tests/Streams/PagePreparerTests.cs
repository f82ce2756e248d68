using System.Text;
using LeVieuxMoulin.Connectors.Engine.Records;
using LeVieuxMoulin.Connectors.Engine.Storage;
using LeVieuxMoulin.Connectors.Engine.Streams;
using LeVieuxMoulin.Connectors.PointOfSale;
using NSubstitute;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Streams;

public class PagePreparerTests
{
    private readonly IRecordStore store = Substitute.For<IRecordStore>();
    private readonly InFlightIds inFlight = new();

    [Fact]
    public async Task A_row_that_another_page_was_about_to_change_is_kept_though_that_page_was_stored_while_the_store_answered()
    {
        inFlight.Add(new PreparedPage(), [new Removal("a", RemovalReason.Deleted)]);

        var page = await PrepareAsync();

        page.Records.ShouldHaveSingleItem().Raw.Id.ShouldBe("a");
    }

    [Fact]
    public async Task A_row_that_the_store_has_and_nothing_changes_is_left_out()
    {
        var page = await PrepareAsync();

        page.Records.ShouldBeEmpty();
        page.UnchangedCount.ShouldBe(1);
    }

    private async Task<PreparedPage> PrepareAsync()
    {
        store.LookUpAsync(default, "", [], default).ReturnsForAnyArgs(_ =>
        {
            inFlight.RemoveOldest();
            return Task.FromResult(new[] { new KnownRow(1, IsSame: true, IsErased: false) });
        });
        var feed = Substitute.For<IFeed<Category>>();
        feed.Map(Arg.Any<RawRecord>()).Returns(call => new Category { Id = call.Arg<RawRecord>().Id, Name = "Plats" });
        var stream = new StreamDefinition("category", RecordTypes.Of("category"), feed, null);
        var preparer = new PagePreparer(stream, new StreamKey("till", "category"), "1.0", store);
        return await preparer.PrepareAsync(
            new Page { Next = new Cursor("1"), Records = [new RawRecord { Id = "a", Content = Encoding.UTF8.GetBytes("{}") }] },
            inFlight.Now(),
            TestContext.Current.CancellationToken);
    }
}
