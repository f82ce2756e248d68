using LeVieuxMoulin.Connectors.Engine.Auth;
using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Connections;
using LeVieuxMoulin.Connectors.Engine.Tests.Http;
using LeVieuxMoulin.Connectors.Engine.Tests.Operations;
using LeVieuxMoulin.Connectors.Engine.Webhooks;
using LeVieuxMoulin.Connectors.Stores.Sql;
using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Webhooks;

public sealed class WebhookTests : IAsyncLifetime
{
    private static readonly WebhookEvent Told = new() { Stream = "sale", Hint = new RecordHint("S1") };
    private readonly IWebhookReceiver receiver = Substitute.For<IWebhookReceiver>();
    private readonly OperationHarness queue;
    private readonly InboxSignal signal;
    private readonly SqlInbox inbox;

    public WebhookTests()
    {
        queue = new OperationHarness(new CapabilitySet().Offer(receiver));
        signal = new InboxSignal(queue.Time);
        inbox = new SqlInbox(queue.Database);
        Configure(new WebhookSettings { Enabled = true, Secrets = ["new", "old"], PublicUrl = "https://moulin.example/webhooks/acme-depot" });
        Receive(new WebhookReceipt { Events = [Told], Reply = "{\"ok\":true}" });
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => queue.DisposeAsync();

    [Fact]
    public async Task A_delivery_is_stored_and_then_acknowledged_in_the_vendors_form()
    {
        var answer = await TakeAsync();

        answer.ShouldBe(new WebhookAnswer(WebhookAnswerKind.Accepted, "{\"ok\":true}"));
        (await inbox.CountAsync(Token)).ShouldBe(1);
        receiver.Received(1).Receive(Arg.Is<WebhookRequest>(request =>
            request.Secrets.Count == 2 && request.Url.AbsoluteUri == "https://moulin.example/webhooks/acme-depot?v=2" && request.Body.Length == 2));
    }

    [Fact]
    public async Task Nothing_is_acknowledged_that_could_not_be_stored()
    {
        var broken = Substitute.For<IWebhookInbox>();
        broken.StoreAsync(default!, default, Token).ReturnsForAnyArgs<Task<int>>(_ => throw new IOException("The disk is full."));

        await Should.ThrowAsync<IOException>(Intake(broken).ExecuteAsync(ManualDirectory.Name, Delivery(), Token));
    }

    [Fact]
    public async Task The_answer_waits_for_the_store()
    {
        var stored = new TaskCompletionSource<int>();
        var slow = Substitute.For<IWebhookInbox>();
        slow.StoreAsync(default!, default, Token).ReturnsForAnyArgs(stored.Task);

        var answer = Intake(slow).ExecuteAsync(ManualDirectory.Name, Delivery(), Token);

        answer.IsCompleted.ShouldBeFalse();
        stored.SetResult(1);
        (await answer).Kind.ShouldBe(WebhookAnswerKind.Accepted);
    }

    [Fact]
    public async Task A_stranger_learns_nothing()
    {
        Receive(new WebhookReceipt { Refusal = "The signature does not fit." });
        (await TakeAsync()).ShouldBe(new WebhookAnswer(WebhookAnswerKind.Refused));
        var nobody = await Intake(inbox).ExecuteAsync("nobody", Delivery(), Token);
        Configure(new WebhookSettings { Enabled = true });
        var secretless = await TakeAsync();
        Configure(new WebhookSettings { Secrets = ["s"] });
        var off = await TakeAsync();

        new[] { nobody, secretless, off }.ShouldAllBe(answer => answer == new WebhookAnswer(WebhookAnswerKind.NotFound, "", null));
        (await inbox.CountAsync(Token)).ShouldBe(0);
        queue.Board.Open.Single().Code.ShouldBe("WEBHOOK_SECRET_MISSING");
    }

    [Fact]
    public async Task What_cannot_be_checked_now_is_asked_for_again()
    {
        queue.Connections.IsRunning = false;
        (await TakeAsync()).Kind.ShouldBe(WebhookAnswerKind.Unavailable);
        queue.Connections.IsRunning = true;
        receiver.Receive(default!).ReturnsForAnyArgs(_ => throw new InvalidOperationException("oops"));
        (await TakeAsync()).RetryAfter.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_delivery_that_is_too_large_is_not_looked_at()
    {
        var answer = await Intake(inbox).ExecuteAsync(ManualDirectory.Name, Delivery() with { Body = new byte[WebhookIntake.MaxBodyBytes + 1] }, Token);
        answer.Kind.ShouldBe(WebhookAnswerKind.TooLarge);
        receiver.DidNotReceiveWithAnyArgs().Receive(default!);
    }

    [Fact]
    public async Task An_event_of_another_account_goes_to_the_connection_of_that_account()
    {
        queue.Connections.Others.Add(new ConnectionStatus("acme-two", "acme", "", [], ConnectionState.Running, null, null, "account-2", [], []));
        Receive(new WebhookReceipt { Events = [Told with { AccountId = "account-2" }, Told with { AccountId = "account-1" }, Told with { AccountId = "strange" }] });

        await TakeAsync();

        (await inbox.TakeAsync("acme-two", queue.Time.GetUtcNow(), 10, Token)).Count.ShouldBe(1);
        (await inbox.TakeAsync(ManualDirectory.Name, queue.Time.GetUtcNow(), 10, Token)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_worker_brings_each_event_where_it_belongs_and_tries_failures_again()
    {
        Receive(new WebhookReceipt
        {
            Events =
            [
                Told,
                new WebhookEvent { Stream = "sale", Record = new RawRecord { Id = "S2", Content = "{}"u8.ToArray() } },
                new WebhookEvent { Stream = "sale", Removal = new Removal("S3", RemovalReason.Deleted) },
                new WebhookEvent { Stream = "product" },
            ],
        });
        queue.Sink.Failures = 1;
        await TakeAsync();
        using var stop = new CancellationTokenSource();
        var worker = new InboxWorker(inbox, queue.Sink, signal, queue.Board, queue.Time, NullLogger<InboxWorker>.Instance);
        var working = worker.RunAsync(ManualDirectory.Name, queue.Connections, stop.Token);

        await Waiting.ForAsync<object>(async () => await inbox.CountAsync(Token) == 0 ? queue : null, "an empty inbox", () => queue.Time.Advance(TimeSpan.FromSeconds(1)));
        await stop.CancelAsync();
        await working;

        queue.Sink.Seen.ShouldBe([("sale", "stored", "S2"), ("sale", "removed", "S3"), ("product", "refreshed", null), ("sale", "refreshed", "S1")]);
    }

    private static WebhookDelivery Delivery() => new("POST", new Uri("http://127.0.0.1:5280/webhooks/acme-depot?v=2"), new Dictionary<string, IReadOnlyList<string>>(), "{}"u8.ToArray());

    private Task<WebhookAnswer> TakeAsync() => Intake(inbox).ExecuteAsync(ManualDirectory.Name, Delivery(), Token);

    private WebhookIntake Intake(IWebhookInbox into) => new(queue.Connections, into, signal, new SubscriptionStore(new MemoryBlobStore(), new SecretBox(KeyRing.Generate())), queue.Board, queue.Time, NullLogger<WebhookIntake>.Instance);

    private void Configure(WebhookSettings webhooks) => queue.Connections.Settings = queue.Connections.Settings with { Webhooks = webhooks };

    private void Receive(WebhookReceipt receipt) => receiver.Receive(default!).ReturnsForAnyArgs(receipt);
}
