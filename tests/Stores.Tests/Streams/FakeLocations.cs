using System.Runtime.CompilerServices;

namespace LeVieuxMoulin.Connectors.Stores.Tests.Streams;

/// <summary>A feed of places.</summary>
internal sealed class FakeLocations(params string[] ids) : IFeed<Location>
{
    public FeedBases Bases => FeedBases.Snapshot;

    public FeedScope Scope => FeedScope.Account;

    public async IAsyncEnumerable<Page> ReadAsync(FeedRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        yield return new Page { Next = new Cursor("end"), Records = [.. ids.Select(id => FakeFeed.Row(id))] };
    }

    public Location Map(RawRecord raw) => new() { Id = raw.Id, Name = $"Place {raw.Id}" };
}
