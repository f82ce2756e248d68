namespace LeVieuxMoulin.Connectors.Abstractions.Tests;

public class PartReaderTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly List<string> asked = [];
    private readonly Dictionary<string, Queue<Func<PartCursor, PartAnswer>>> answers = [];

    [Fact]
    public async Task Parts_are_read_one_after_the_other_and_each_keeps_its_own_mark()
    {
        On("payments", Rows(-30, token: "p2"), Rows(-20));
        On("refunds", Rows(-10));

        var pages = await ChangedAsync(null, Sorted("payments"), Sorted("refunds"));

        asked.ShouldBe(["payments::", "payments:p2:", "refunds::"]);
        var last = PartCursor.Read(pages[^1].Next);
        last.Part.ShouldBeNull();
        last.Marks.ShouldBe(new Dictionary<string, DateTimeOffset> { ["payments"] = Noon.AddMinutes(-20), ["refunds"] = Noon.AddMinutes(-10) }, ignoreOrder: true);
    }

    [Fact]
    public async Task A_read_goes_on_after_each_page()
    {
        On("payments", Rows(-30, token: "p2"), Rows(-20));
        On("refunds", Rows(-10));
        var pages = await ChangedAsync(null, Sorted("payments"), Sorted("refunds"));
        asked.Clear();
        On("payments", Rows(-20));
        On("refunds", Rows(-10));

        await ChangedAsync(pages[0].Next, Sorted("payments"), Sorted("refunds"));

        asked.ShouldBe(["payments:p2:", "refunds::"]);
    }

    [Fact]
    public async Task A_read_that_stopped_before_a_part_comes_round_to_the_parts_before_it()
    {
        On("payments", Rows(-30));
        On("refunds", new PartAnswer());
        var first = await ChangedAsync(null, Sorted("payments"), Sorted("refunds"));
        asked.Clear();
        On("payments", Rows(-5));
        On("refunds", new PartAnswer());

        var second = await ChangedAsync(first[^1].Next, Sorted("payments"), Sorted("refunds"));

        asked.ShouldBe(["refunds::", "payments::11:29:00"]);
        PartCursor.Read(second.ShouldHaveSingleItem().Next).Marks["payments"].ShouldBe(Noon.AddMinutes(-5));
    }

    [Fact]
    public async Task A_read_of_everything_never_comes_round()
    {
        var cursor = new PartCursor { Part = "views" }.ToCursor();
        On("views", Rows(-30));

        await ReadAsync(new FeedRequest { Basis = FeedBases.Snapshot, After = cursor }, Plain("tags"), Plain("views"));

        asked.ShouldBe(["views::"]);
    }

    [Fact]
    public async Task The_overlap_turns_the_question_back_and_never_the_mark()
    {
        var cursor = new PartCursor { Marks = new Dictionary<string, DateTimeOffset> { ["sales"] = Noon.AddMinutes(-5) } }.ToCursor();
        On("sales", Rows(-6));

        var pages = await ChangedAsync(cursor, Sorted("sales"));

        asked.ShouldBe(["sales::11:54:00"]);
        PartCursor.Read(pages[0].Next).Marks["sales"].ShouldBe(Noon.AddMinutes(-5));
    }

    [Fact]
    public async Task An_empty_answer_moves_nothing_and_gives_no_page()
    {
        On("sales", new PartAnswer { Token = "p2" }, new PartAnswer());

        (await ChangedAsync(null, Sorted("sales"))).ShouldBeEmpty();

        asked.ShouldBe(["sales::", "sales:p2:"]);
    }

    [Fact]
    public async Task A_dead_token_begins_again_near_the_newest_change_where_rows_come_in_order()
    {
        On("sales", _ => Rows(-30, token: "p2"), _ => throw Lost(), _ => Rows(-30));

        await ChangedAsync(null, Sorted("sales"));

        asked.ShouldBe(["sales::", "sales:p2:", "sales::11:29:59"]);
    }

    [Fact]
    public async Task A_dead_token_begins_the_part_again_where_rows_come_in_no_order()
    {
        On("stock", _ => Rows(-30, token: "p2"), _ => throw Lost(), _ => Rows(-40));

        var pages = await ChangedAsync(null, Plain("stock"));

        asked.ShouldBe(["stock::", "stock:p2:", "stock::"]);
        PartCursor.Read(pages[0].Next).Marks.ShouldBeEmpty();
        PartCursor.Read(pages[^1].Next).Marks["stock"].ShouldBe(Noon.AddMinutes(-40));
    }

    [Fact]
    public async Task A_cursor_lost_without_a_token_is_the_hosts_to_answer()
    {
        On("sales", _ => throw Lost());

        var error = await Should.ThrowAsync<ConnectorException>(() => ChangedAsync(null, Sorted("sales")));

        error.Fault.Kind.ShouldBe(FaultKind.CursorLost);
    }

    [Fact]
    public async Task The_same_token_twice_is_unexpected()
    {
        On("sales", Rows(-30, token: "p2"), Rows(-20, token: "p2"));

        var error = await Should.ThrowAsync<ConnectorException>(() => ChangedAsync(null, Sorted("sales")));

        error.Fault.Kind.ShouldBe(FaultKind.UnexpectedContent);
    }

    [Fact]
    public async Task A_mark_never_passes_the_time_the_part_was_begun()
    {
        On("sales", Rows(+500));

        var pages = await ChangedAsync(null, Sorted("sales"));

        PartCursor.Read(pages[0].Next).Marks["sales"].ShouldBe(Noon);
    }

    [Fact]
    public async Task What_the_vendor_says_to_ask_from_next_time_counts_before_the_rows()
    {
        On("catalog", Rows(-30, token: "p2") with { AskNextFrom = Noon.AddMinutes(-2) }, Rows(-20) with { AskNextFrom = Noon.AddMinutes(-1) });

        var pages = await ChangedAsync(null, Plain("catalog"));

        PartCursor.Read(pages[^1].Next).Marks["catalog"].ShouldBe(Noon.AddMinutes(-2));
    }

    [Fact]
    public async Task Removals_move_a_mark_too()
    {
        On("catalog", new PartAnswer { Removals = [new Removal("r", RemovalReason.Deleted, Noon.AddMinutes(-3))] });

        var pages = await ChangedAsync(null, Plain("catalog"));

        PartCursor.Read(pages[0].Next).Marks["catalog"].ShouldBe(Noon.AddMinutes(-3));
    }

    [Fact]
    public async Task A_read_of_a_period_keeps_no_mark()
    {
        On("sales", Rows(-30));

        var pages = await ReadAsync(new FeedRequest { Basis = FeedBases.Occurred, From = Noon.AddDays(-1), Until = Noon }, Sorted("sales"));

        PartCursor.Read(pages[0].Next).Marks.ShouldBeEmpty();
        asked.ShouldBe(["sales::12:00:00"]);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[1]")]
    [InlineData("""{"marks":7}""")]
    public void A_stored_text_of_another_form_is_a_lost_cursor(string text) =>
        Should.Throw<ConnectorException>(() => PartCursor.Read(new Cursor(text))).Fault.Kind.ShouldBe(FaultKind.CursorLost);

    [Fact]
    public void A_cursor_survives_its_own_text()
    {
        var cursor = new PartCursor
        {
            Marks = new Dictionary<string, DateTimeOffset> { ["a"] = Noon },
            Part = "a",
            Token = "t",
            Start = Noon.AddDays(-1),
            End = Noon.AddDays(1),
            BeganAt = Noon.AddHours(1),
            Reached = Noon.AddHours(-1),
        };

        PartCursor.Read(cursor.ToCursor()).ToCursor().ShouldBe(cursor.ToCursor());
    }

    private static ConnectorException Lost() => new(new Fault(FaultKind.CursorLost, "The page token is dead."));

    private static PartAnswer Rows(int minutes, string? token = null) => new()
    {
        Records = [new RawRecord { Id = $"at{minutes}", Content = "{}"u8.ToArray(), ChangedAt = Noon.AddMinutes(minutes) }],
        Token = token,
    };

    private void On(string part, params PartAnswer[] given) => On(part, [.. given.Select(answer => (Func<PartCursor, PartAnswer>)(_ => answer))]);

    private void On(string part, params Func<PartCursor, PartAnswer>[] given) => answers[part] = new Queue<Func<PartCursor, PartAnswer>>(given);

    private FeedPart Plain(string key) => new(key, (cursor, _) =>
    {
        asked.Add($"{key}:{cursor.Token}:{cursor.Start:HH:mm:ss}");
        return Task.FromResult(answers[key].Dequeue()(cursor));
    });

    private FeedPart Sorted(string key) => Plain(key) with { IsSorted = true };

    private static Task<List<Page>> ChangedAsync(Cursor? after, params FeedPart[] parts) =>
        ReadAsync(new FeedRequest { Basis = FeedBases.Changed, After = after, Overlap = TimeSpan.FromMinutes(1) }, parts);

    private static async Task<List<Page>> ReadAsync(FeedRequest request, params FeedPart[] parts)
    {
        var pages = new List<Page>();
        await foreach (var page in PartReader.ReadAsync(request, parts, new FixedTime(), TestContext.Current.CancellationToken))
        {
            pages.Add(page);
        }

        return pages;
    }

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Noon;
    }
}
