using LeVieuxMoulin.Connectors.Suppliers;

namespace LeVieuxMoulin.Connectors.Stores.Tests.Streams;

public abstract class FollowedStreamTests(StoreKind kind) : IAsyncDisposable
{
    private const string Stream = "supplier-order";
    private readonly StreamFixture streams = new(kind);
    private readonly FakeOrders orders = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private CapabilitySet Orders => new CapabilitySet().Offer<IFetch<SupplierOrder>>(orders);

    public ValueTask DisposeAsync() => streams.DisposeAsync();

    [Fact]
    public async Task A_record_known_from_a_write_is_read_again_until_it_is_final()
    {
        await streams.Sink.StoreAsync(streams.Use(Orders), Stream, FakeOrders.Row("o1", SupplierOrderStatus.Submitted), Token);
        orders.Known["o1"] = SupplierOrderStatus.Accepted;
        await streams.RunAsync(Orders, Stream);
        (await streams.JsonAsync("o1", Stream)).ShouldContain("\"status\":\"ACCEPTED\"");
        orders.Known["o1"] = SupplierOrderStatus.Delivered;
        await streams.RunAsync(Orders, Stream);

        await streams.RunAsync(Orders, Stream);

        (await streams.JsonAsync("o1", Stream)).ShouldContain("\"status\":\"DELIVERED\"");
        orders.Calls.ShouldBe(["o1", "o1"]);
        (await streams.StatusAsync(Stream)).LastSyncAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_record_only_told_of_is_fetched_with_the_next_run()
    {
        orders.Known["o2"] = SupplierOrderStatus.Received;

        await streams.Sink.RefreshAsync("till", Stream, new RecordHint("o2"), Token);
        await streams.RunAsync(Orders, Stream);

        (await streams.ListAsync(Stream)).ShouldBe("o2");
        orders.Calls[0].ShouldBe("o2");
    }

    [Fact]
    public async Task A_record_the_vendor_does_not_know_any_more_is_removed()
    {
        await streams.Sink.StoreAsync(streams.Use(Orders), Stream, FakeOrders.Row("o3", SupplierOrderStatus.Submitted), Token);

        await streams.RunAsync(Orders, Stream);

        (await streams.ListAsync(Stream)).ShouldBe("");
        (await streams.Store.Queries.FindAsync("till", Stream, "o3", Token))!.Removed.ShouldBe(RemovalReason.Deleted);
    }

    [Fact]
    public async Task An_outage_while_following_pauses_the_stream()
    {
        await streams.Sink.StoreAsync(streams.Use(Orders), Stream, FakeOrders.Row("o4", SupplierOrderStatus.Submitted), Token);
        orders.Failure = new Fault(FaultKind.Unavailable, "down");

        (await streams.RunAsync(Orders, Stream)).Code.ShouldBe("UNAVAILABLE");

        (await streams.StatusAsync(Stream)).PauseCode.ShouldBe("UNAVAILABLE");
        (await streams.ListAsync(Stream)).ShouldBe("o4");
    }

    [Fact]
    public async Task A_webhooks_removal_takes_the_record_out()
    {
        await streams.Sink.StoreAsync(streams.Use(Orders), Stream, FakeOrders.Row("o5", SupplierOrderStatus.Submitted), Token);

        await streams.Sink.RemoveAsync(streams.Use(Orders), Stream, new Removal("o5", RemovalReason.Archived), Token);

        (await streams.ListAsync(Stream)).ShouldBe("");
    }
}

/// <summary>The same promises, kept in a file.</summary>
public sealed class SqliteFollowedStreamTests() : FollowedStreamTests(StoreKind.Sqlite);

/// <summary>The same promises, kept on a server.</summary>
public sealed class PostgreSqlFollowedStreamTests() : FollowedStreamTests(StoreKind.PostgreSql);
