using LeVieuxMoulin.Connectors.Engine.Calls;
using LeVieuxMoulin.Connectors.Engine.Http;
using LeVieuxMoulin.Connectors.Stores.Sql;

namespace LeVieuxMoulin.Connectors.Stores.Tests.Calls;

public abstract class CallsTests(StoreKind kind) : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 11, 0, 0, TimeSpan.Zero);
    private readonly StoreFile file = new(kind);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private SqlCalls Calls => new(file.Database);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => file.DisposeAsync();

    [Fact]
    public async Task A_call_comes_back_as_it_was_recorded()
    {
        var call = Call("till") with { Operation = "write.place-order", Status = 422, Attempt = 2, Milliseconds = 12.5, Bytes = 80, OperationId = "op", VendorRequestId = "v", Fault = "No.", Answer = "{}" };
        await Calls.AppendAsync([call], Token);

        (await Calls.ListAsync(new CallQuery(), Token)).Single().Call.ShouldBe(call);
    }

    [Fact]
    public async Task Lists_go_from_the_newest_and_take_filters()
    {
        await Calls.AppendAsync([Call("a"), Call("b") with { Fault = "No." }, Call("a") with { OperationId = "op", At = Now.AddHours(1) }], Token);
        var list = new ListCalls(Calls);

        var page = await list.ExecuteAsync(new CallQuery { Limit = 2 }, Token);
        page.Items.Select(call => call.Number).ShouldBe([3, 2]);
        (await list.ExecuteAsync(new CallQuery { Before = page.Next }, Token)).Items.Select(call => call.Number).ShouldBe([1]);
        (await list.ExecuteAsync(new CallQuery { FailedOnly = true }, Token)).Items.Single().Call.Connection.ShouldBe("b");
        (await list.ExecuteAsync(new CallQuery { OperationId = "op" }, Token)).Items.Single().Number.ShouldBe(3);
        (await list.ExecuteAsync(new CallQuery { From = Now.AddMinutes(1) }, Token)).Items.Count.ShouldBe(1);
        (await list.ExecuteAsync(new CallQuery { Connection = "a" }, Token)).Items.Count.ShouldBe(2);
    }

    private static VendorCallEntry Call(string connection) => new() { At = Now, Connection = connection, Method = "GET", PathTemplate = "/orders/{id}", Status = 200 };
}

/// <summary>The same promises, kept in a file.</summary>
public sealed class SqliteCallsTests() : CallsTests(StoreKind.Sqlite);

/// <summary>The same promises, kept on a server.</summary>
public sealed class PostgreSqlCallsTests() : CallsTests(StoreKind.PostgreSql);
