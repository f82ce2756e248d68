using LeVieuxMoulin.Connectors.Engine.Webhooks;
using LeVieuxMoulin.Connectors.Stores.Sql;

namespace LeVieuxMoulin.Connectors.Stores.Tests.Webhooks;

public abstract class InboxTests(StoreKind kind) : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 11, 0, 0, TimeSpan.Zero);
    private readonly StoreFile file = new(kind);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private SqlInbox Inbox => new(file.Database);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => file.DisposeAsync();

    [Fact]
    public async Task An_event_is_there_whole_after_a_restart()
    {
        var told = new WebhookEvent
        {
            Stream = "sale",
            Record = new RawRecord { Id = "S1", Content = new byte[] { 1, 2, 3 }, Revision = 7, Form = "webhook" },
            AccountId = "M1",
            DedupeKey = "e1",
            OccurredAt = Now,
        };
        await StoreAsync(told);

        await file.ReopenAsync();
        var waiting = (await TakeAsync()).Single().Event;

        waiting.Record!.Content.ToArray().ShouldBe([1, 2, 3]);
        (waiting with { Record = null }).ShouldBe(told with { Record = null });
        (waiting.Record with { Content = default }).ShouldBe(told.Record with { Content = default });
    }

    [Fact]
    public async Task The_same_event_is_taken_once_in_thirty_days()
    {
        var told = Removal("S1") with { DedupeKey = "e1" };
        (await StoreAsync(told, told)).ShouldBe(1);
        (await StoreAsync(told)).ShouldBe(0);
        await Inbox.RemoveAsync([.. (await TakeAsync()).Select(waiting => waiting.Number)], Token);

        (await StoreAsync(Now.AddDays(29), told)).ShouldBe(0);
        (await StoreAsync(Now.AddDays(31), told)).ShouldBe(1);
    }

    [Fact]
    public async Task The_same_key_at_two_connections_is_two_events()
    {
        var told = Removal("S1") with { DedupeKey = "e1" };
        (await Inbox.StoreAsync([new RoutedEvent("till", told), new RoutedEvent("other", told)], Now, Token)).ShouldBe(2);
    }

    [Fact]
    public async Task Events_without_a_key_are_never_dropped()
    {
        (await StoreAsync(Removal("S1"), Removal("S1"))).ShouldBe(2);
    }

    [Fact]
    public async Task Hints_alike_that_wait_are_one_with_the_newest_words()
    {
        await StoreAsync(Hint("B1", 1), Hint("B1", 2), Hint("B2", 1));

        (await TakeAsync()).Select(waiting => (waiting.Event.Hint!.Id, waiting.Event.Hint.Revision)).ShouldBe([("B1", 2), ("B2", 1)]);
    }

    [Fact]
    public async Task A_hint_that_comes_while_one_alike_is_worked_in_is_kept()
    {
        await StoreAsync(Hint("B1", 1));
        var taken = (await TakeAsync()).Single();
        await StoreAsync(Hint("B1", 2));
        await Inbox.RemoveAsync([taken.Number], Token);

        (await TakeAsync()).Single().Event.Hint!.Revision.ShouldBe(2);
    }

    [Fact]
    public async Task What_was_taken_before_a_crash_is_there_again()
    {
        await StoreAsync(Hint("B1", 1), Removal("B2"));
        await TakeAsync();
        await StoreAsync(Hint("B1", 2));
        await file.ReopenAsync();
        (await TakeAsync()).Count.ShouldBe(1);

        await Inbox.ReleaseAsync("till", Token);

        (await TakeAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_hint_put_back_gives_way_to_a_newer_one_alike()
    {
        await StoreAsync(Hint("B1", 1));
        var taken = (await TakeAsync()).Single();
        await StoreAsync(Hint("B1", 2));

        await Inbox.PutBackAsync(taken.Number, Now, Token);

        (await TakeAsync()).Single().Event.Hint!.Revision.ShouldBe(2);
        (await Inbox.CountAsync(Token)).ShouldBe(1);
    }

    [Fact]
    public async Task An_event_put_back_waits_for_its_time()
    {
        await StoreAsync(Removal("S1"));
        var taken = (await TakeAsync()).Single();
        await Inbox.PutBackAsync(taken.Number, Now.AddMinutes(1), Token);

        (await TakeAsync()).ShouldBeEmpty();
        (await Inbox.NextDueAsync("till", Token)).ShouldBe(Now.AddMinutes(1));
        (await Inbox.TakeAsync("till", Now.AddMinutes(1), 10, Token)).Single().Attempts.ShouldBe(1);
    }

    private static WebhookEvent Hint(string id, long revision) => new() { Stream = "reservation", Hint = new RecordHint(id, Revision: revision) };

    private static WebhookEvent Removal(string id) => new() { Stream = "sale", Removal = new Removal(id, RemovalReason.Deleted) };

    private Task<int> StoreAsync(params WebhookEvent[] told) => StoreAsync(Now, told);

    private Task<int> StoreAsync(DateTimeOffset at, params WebhookEvent[] told) =>
        Inbox.StoreAsync([.. told.Select(single => new RoutedEvent("till", single))], at, Token);

    private Task<IReadOnlyList<InboxEvent>> TakeAsync() => Inbox.TakeAsync("till", Now, 10, Token);
}

/// <summary>The same promises, kept in a file.</summary>
public sealed class SqliteInboxTests() : InboxTests(StoreKind.Sqlite);

/// <summary>The same promises, kept on a server.</summary>
public sealed class PostgreSqlInboxTests() : InboxTests(StoreKind.PostgreSql);
