using System.Text;
using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.DropFolders;
using LeVieuxMoulin.Connectors.Engine.Problems;

namespace LeVieuxMoulin.Connectors.Engine.Tests.DropFolders;

public sealed class DropFolderTests : IDisposable
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private readonly string root = Directory.CreateTempSubdirectory("drop-").FullName;
    private readonly ManualTimeProvider time = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
    private readonly ProblemBoard board = new();
    private readonly DropFolderSettings settings;
    private DropFolder folder;

    public DropFolderTests()
    {
        settings = new DropFolderSettings(Path.Combine(root, "out"), Path.Combine(root, "in"), Path.Combine(root, "done"));
        Directory.CreateDirectory(settings.Out);
        Directory.CreateDirectory(settings.In);
        folder = new DropFolder("acme", settings, board, time);
    }

    [Fact]
    public async Task A_document_is_put_whole_under_its_name_and_a_second_one_of_that_name_is_not()
    {
        await folder.PutAsync("order-1.xml", Bytes("one"), Token);
        File.Delete(Path.Combine(settings.Out, "order-1.xml"));

        await folder.PutAsync("order-1.xml", Bytes("two"), Token);

        Directory.GetFileSystemEntries(settings.Out).ShouldBeEmpty("the partner took it, and it is not put again");
        Text((await folder.FindAsync("order-1.xml", Token))!.Content).ShouldBe("one");
        (await folder.FindAsync("order-2.xml", Token)).ShouldBeNull();
    }

    [Fact]
    public async Task After_an_end_before_the_partner_could_see_it_a_document_counts_as_not_put_and_is_put_again()
    {
        await folder.PutAsync("other.xml", Bytes("x"), Token);
        File.WriteAllText(Path.Combine(settings.Out, ".order-1.xml.tmp"), "on");
        File.WriteAllText(Path.Combine(settings.Done, "sent", "order-1.xml.on-its-way"), "one");

        (await folder.FindAsync("order-1.xml", Token)).ShouldBeNull();
        await folder.PutAsync("order-1.xml", Bytes("one"), Token);

        Directory.GetFiles(settings.Out).Select(Path.GetFileName).ShouldBe(["other.xml", "order-1.xml"], ignoreOrder: true);
    }

    [Fact]
    public async Task After_an_end_when_the_partner_may_have_taken_it_a_document_counts_as_put()
    {
        await folder.PutAsync("other.xml", Bytes("x"), Token);
        File.WriteAllText(Path.Combine(settings.Done, "sent", "order-1.xml.on-its-way"), "one");

        await folder.PutAsync("order-1.xml", Bytes("again"), Token);

        File.Exists(Path.Combine(settings.Out, "order-1.xml")).ShouldBeFalse();
        Text((await folder.FindAsync("order-1.xml", Token))!.Content).ShouldBe("one");
    }

    [Theory]
    [InlineData("../order.xml")]
    [InlineData(".order.xml")]
    [InlineData("order.tmp")]
    [InlineData("")]
    public async Task A_name_that_leads_elsewhere_or_looks_unfinished_is_refused(string name) =>
        (await Should.ThrowAsync<ConnectorException>(() => folder.PutAsync(name, Bytes("x"), Token))).Fault.Kind.ShouldBe(FaultKind.Validation);

    [Fact]
    public async Task Documents_are_read_in_the_order_they_came_and_each_after_the_one_named()
    {
        Arrive("b.xml", "1", TimeSpan.FromMinutes(3));
        (await ReadAsync(null)).Select(file => Text(file.Content)).ShouldBe(["1"]);
        time.Advance(TimeSpan.FromHours(-2));
        Arrive("a.xml", "2", TimeSpan.FromMinutes(3));

        var all = await ReadAsync(null);

        all.Select(file => Text(file.Content)).ShouldBe(["1", "2"], "a clock that was set back changes no order");
        (await ReadAsync(all[0].Name)).Single().Name.ShouldBe(all[1].Name);
        (await ReadAsync(all[1].Name)).ShouldBeEmpty();
        Directory.GetFiles(settings.In).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_still_being_written_waits()
    {
        Arrive("fresh.xml", "<a", TimeSpan.FromSeconds(3));
        Arrive(".hidden.xml", "x", TimeSpan.FromMinutes(3));
        Arrive("upload.xml.part", "x", TimeSpan.FromMinutes(3));
        (await ReadAsync(null)).ShouldBeEmpty();

        // The clock of another machine may be behind: a file that grew since the last look is not whole, whatever its time says.
        time.Advance(TimeSpan.FromSeconds(8));
        Arrive("fresh.xml", "<a/>", TimeSpan.FromMinutes(9));
        (await ReadAsync(null)).ShouldBeEmpty();
        (await ReadAsync(null)).Select(file => Text(file.Content)).ShouldBe(["<a/>"]);
    }

    [Fact]
    public async Task A_document_that_is_there_again_after_an_end_before_it_was_deleted_is_not_read_twice()
    {
        Arrive("a.xml", "1", TimeSpan.FromMinutes(3));
        await ReadAsync(null);
        folder.Dispose();
        folder = new DropFolder("acme", settings, board, time);
        Arrive("a.xml", "1", TimeSpan.FromMinutes(3));
        Arrive("b.xml", "1", TimeSpan.FromMinutes(2));

        (await ReadAsync(null)).Select(file => file.Name[^5..]).ShouldBe(["a.xml", "b.xml"]);
        Directory.GetFiles(settings.In).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_empty_document_is_set_aside_with_a_problem_that_names_it()
    {
        Arrive("empty.xml", "", TimeSpan.FromMinutes(3));

        (await ReadAsync(null)).ShouldBeEmpty();

        board.Open.Single().Message.ShouldContain("empty.xml");
        Directory.GetFiles(Path.Combine(settings.Done, "aside")).Single().ShouldEndWith("empty.xml");
    }

    [Fact]
    public async Task A_folder_that_is_away_is_a_failure_that_passes()
    {
        Directory.Delete(settings.In);

        var fault = (await Should.ThrowAsync<ConnectorException>(() => ReadAsync(null))).Fault;

        (fault.Kind, fault.Message.Contains(settings.In, StringComparison.Ordinal)).ShouldBe((FaultKind.NotSent, true));
    }

    public void Dispose()
    {
        folder.Dispose();
        Directory.Delete(root, recursive: true);
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Text(ReadOnlyMemory<byte> content) => Encoding.UTF8.GetString(content.Span);

    private void Arrive(string name, string content, TimeSpan ago)
    {
        File.WriteAllText(Path.Combine(settings.In, name), content);
        File.SetLastWriteTimeUtc(Path.Combine(settings.In, name), (time.GetUtcNow() - ago).UtcDateTime);
    }

    private async Task<List<DroppedFile>> ReadAsync(string? after) => await folder.ReadAsync(after, Token).ToListAsync(Token);
}
