using System.Text;
using LeVieuxMoulin.Connectors.Engine.Audit;
using LeVieuxMoulin.Connectors.Engine.Auth;
using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Tests.Http;
using LeVieuxMoulin.Connectors.Engine.Tests.Operations;
using LeVieuxMoulin.Connectors.Engine.Webhooks;
using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Webhooks;

public sealed class SubscriptionTests : IAsyncLifetime
{
    private static readonly Uri Address = new("https://moulin.example/webhooks/acme-depot");
    private readonly IWebhookReceiver receiver = Substitute.For<IWebhookReceiver>();
    private readonly IWebhookSubscriber vendor = Substitute.For<IWebhookSubscriber>();
    private readonly IAuditLog audit = Substitute.For<IAuditLog>();
    private readonly MemoryBlobStore blobs = new();
    private readonly SecretBox box = new(KeyRing.Generate());
    private readonly CancellationTokenSource stop = new();
    private readonly OperationHarness queue;
    private Task working = Task.CompletedTask;
    private volatile Func<WebhookSubscription> reply = static () => throw new InvalidOperationException("No answer was set.");

    public SubscriptionTests()
    {
        queue = new OperationHarness(new CapabilitySet().Offer(receiver).Offer(vendor));
        vendor.EnsureAsync(default!, default, Token).ReturnsForAnyArgs(_ => reply());
        Configure(true);
        Answer(new WebhookSubscription { Id = "W1", Secret = "made-by-the-vendor" });
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await working;
        stop.Dispose();
        await queue.DisposeAsync();
    }

    [Fact]
    public async Task A_subscription_is_made_kept_sealed_and_its_secret_checks_what_comes()
    {
        receiver.Receive(default!).ReturnsForAnyArgs(new WebhookReceipt { Events = [] });
        Start();
        var kept = await UntilAsync(subscription => subscription is not null);

        await Intake().ExecuteAsync(ManualDirectory.Name, new WebhookDelivery("POST", Address, new Dictionary<string, IReadOnlyList<string>>(), "{}"u8.ToArray()), Token);

        kept!.Id.ShouldBe("W1");
        Encoding.UTF8.GetString((await blobs.LoadAsync($"webhook-subscription/{ManualDirectory.Name}", Token))!).ShouldNotContain("made-by-the-vendor");
        receiver.Received(1).Receive(Arg.Is<WebhookRequest>(request => request.Secrets.SequenceEqual(new[] { "made-by-the-vendor" })));
        await audit.Received(1).AppendAsync(Arg.Is<AuditEntry>(entry => entry.Kind == "webhook-subscription.made"), Arg.Any<CancellationToken>());
    }

    [Fact]
    public async Task One_that_lapses_is_renewed_not_before_half_its_time_is_over()
    {
        var begin = queue.Time.GetUtcNow();
        Answer(new WebhookSubscription { Id = "W1", ExpiresAt = begin + TimeSpan.FromHours(8) });
        Start();
        await UntilAsync(subscription => subscription is not null);
        var renewed = begin + TimeSpan.FromDays(7);
        Answer(new WebhookSubscription { Id = "W1", ExpiresAt = renewed });

        await UntilAsync(subscription => subscription?.ExpiresAt == renewed, () => queue.Time.Advance(TimeSpan.FromMinutes(5)));

        queue.Time.GetUtcNow().ShouldBeGreaterThanOrEqualTo(begin + TimeSpan.FromHours(4));
        await vendor.Received(1).EnsureAsync(Address, Arg.Is<WebhookSubscription?>(current => current != null && current.Id == "W1"), Arg.Any<CancellationToken>());
    }

    [Fact]
    public async Task A_vendor_that_refuses_is_one_open_trouble_until_it_takes_it()
    {
        reply = () => throw new ConnectorException(new Fault(FaultKind.Permission, "The application may not."));
        Start();
        await Waiting.ForAsync<object>(() => Task.FromResult<object?>(queue.Board.Open.FirstOrDefault(problem => problem.Code == "WEBHOOK_SUBSCRIPTION_FAILED")), "an open trouble");

        Answer(new WebhookSubscription { Id = "W1" });

        await Waiting.ForAsync<object>(() => Task.FromResult<object?>(queue.Board.Open.Count == 0 ? queue : null), "no trouble", () => queue.Time.Advance(TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task One_of_webhooks_that_were_switched_off_is_ended_at_the_vendor()
    {
        await new SubscriptionStore(blobs, box).SaveAsync(ManualDirectory.Name, new WebhookSubscription { Id = "W1" }, Token);
        Configure(false);
        Start();

        await UntilAsync(subscription => subscription is null);
        await vendor.Received(1).RemoveAsync(Arg.Is<WebhookSubscription>(current => current.Id == "W1"), Arg.Any<CancellationToken>());
    }

    private void Start() => working = new SubscriptionWorker(new SubscriptionStore(blobs, box), audit, queue.Board, queue.Time).RunAsync(ManualDirectory.Name, queue.Connections, stop.Token);

    private void Answer(WebhookSubscription subscription) => reply = () => subscription;

    private void Configure(bool enabled) =>
        queue.Connections.Settings = queue.Connections.Settings with { Webhooks = new WebhookSettings { Enabled = enabled, PublicUrl = Address.AbsoluteUri } };

    private WebhookIntake Intake() => new(
        queue.Connections, new Stores.Sql.SqlInbox(queue.Database), new InboxSignal(queue.Time), new SubscriptionStore(blobs, box), queue.Board, queue.Time, NullLogger<WebhookIntake>.Instance);

    /// <summary>Waits for what a host that starts now would find.</summary>
    private async Task<WebhookSubscription?> UntilAsync(Func<WebhookSubscription?, bool> isSo, Action? between = null)
    {
        WebhookSubscription? found = null;
        await Waiting.ForAsync<object>(
            async () => isSo(found = await new SubscriptionStore(blobs, box).FindAsync(ManualDirectory.Name, Token)) ? queue : null, "the subscription", between);
        return found;
    }
}
