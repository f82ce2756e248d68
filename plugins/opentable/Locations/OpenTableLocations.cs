using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace LeVieuxMoulin.Connectors.OpenTable;

/// <summary>Finds the configured restaurants in the directory of the whole network, which cannot be asked for one.</summary>
internal sealed class OpenTableLocations(OpenTableApi api, OpenTableOptions options) : IFeed<Location>
{
    private const int PageSize = 1000;

    private static readonly JsonRowShape Shape = new() { Rows = "items", Id = "rid", LocationId = "rid" };

    public FeedBases Bases => FeedBases.Snapshot;

    public FeedScope Scope => FeedScope.Account;

    public Location Map(RawRecord raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        return JsonSerializer.Deserialize(raw.Content.Span, OpenTableJson.Default.OpenTableRestaurant)!.ToLocation();
    }

    public async IAsyncEnumerable<Page> ReadAsync(FeedRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var wanted = options.RestaurantId.ToHashSet(StringComparer.Ordinal);
        for (var offset = 0; wanted.Count > 0;)
        {
            var rows = JsonRows.Cut(await api.GetAsync(string.Create(CultureInfo.InvariantCulture, $"sync/directory?limit={PageSize}&offset={offset}"), cancellationToken), Shape);
            if (rows.Count == 0)
            {
                yield break;
            }

            offset += rows.Count;
            var ours = rows.Where(row => wanted.Remove(row.Id)).ToList();
            if (ours.Count > 0)
            {
                yield return new Page { Records = ours, Next = new Cursor(offset.ToString(CultureInfo.InvariantCulture)) };
            }
        }
    }
}

/// <summary>One restaurant of the directory; its time zone is not told.</summary>
internal sealed record OpenTableRestaurant(
    long Rid, string Name, string? Address = null, string? Address2 = null, string? City = null, string? PostalCode = null, string? Country = null)
{
    public Location ToLocation() => new()
    {
        Id = Rid.ToString(CultureInfo.InvariantCulture),
        LocationId = Rid.ToString(CultureInfo.InvariantCulture),
        Name = Name,
        Address = new PostalAddress { Street = string.IsNullOrWhiteSpace(Address2) ? Address : $"{Address}, {Address2}", PostalCode = PostalCode, City = City, Country = Country },
    };
}
