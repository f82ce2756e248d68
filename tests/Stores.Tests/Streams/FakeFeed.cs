using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using LeVieuxMoulin.Connectors.PointOfSale;

namespace LeVieuxMoulin.Connectors.Stores.Tests.Streams;

/// <summary>A feed of categories whose pages a test writes out, and which remembers what it was asked.</summary>
internal sealed class FakeFeed : IFeed<Category>
{
    private int maps;

    public FeedBases Bases { get; init; } = FeedBases.Changed;

    public FeedScope Scope { get; init; }

    /// <summary>Gets or sets what is answered, page by page; a page may be made when its turn comes.</summary>
    public Func<FeedRequest, IEnumerable<Func<Page>>> Answer { get; set; } = _ => [];

    public List<FeedRequest> Requests { get; } = [];

    public int Maps => maps;

    public string NamePrefix { get; set; } = "";

    public static RawRecord Row(string id, string name = "Plats", long? revision = null) => new()
    {
        Id = id,
        Content = Encoding.UTF8.GetBytes($$"""{"id":"{{id}}","name":{{name}}}""".Replace("Plats", "\"Plats\"", StringComparison.Ordinal)),
        Revision = revision,
    };

    public static Func<Page> Page(string next, params RawRecord[] rows) => () => new Page { Next = new Cursor(next), Records = rows };

    public async IAsyncEnumerable<Page> ReadAsync(FeedRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Requests.Add(request);
        foreach (var page in Answer(request))
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            yield return page();
        }
    }

    public Category Map(RawRecord raw)
    {
        Interlocked.Increment(ref maps);
        return MapOne(raw, NamePrefix);
    }

    public static Category MapOne(RawRecord raw, string prefix)
    {
        using var json = JsonDocument.Parse(raw.Content);
        var name = json.RootElement.GetProperty("name");
        return name.ValueKind == JsonValueKind.String
            ? new Category { Id = raw.Id, Name = prefix + name.GetString() }
            : throw new JsonException("The JSON value could not be converted to System.String. Path: $.name | LineNumber: 0 | BytePositionInLine: 9.", "$.name", 0, 9);
    }
}
