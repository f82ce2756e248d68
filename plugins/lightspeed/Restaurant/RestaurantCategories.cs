using System.Runtime.CompilerServices;
using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Lightspeed;

/// <summary>Reads the accounting groups, which every item belongs to.</summary>
internal sealed class RestaurantCategories(LightspeedApi api, RestaurantLocations locations) : IFeed<Category>
{
    private static readonly JsonRowShape Groups = new() { Rows = "_embedded.accountingGroupList", Id = "accountingGroupId", MayBeAbsent = true };

    public FeedBases Bases => FeedBases.Snapshot;

    public FeedScope Scope => FeedScope.Account;

    public Category Map(RawRecord raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        var group = JsonSerializer.Deserialize(raw.Content.Span, RestaurantJson.Default.RestaurantGroup)!;
        return new Category { Id = group.AccountingGroupId, Name = group.Name };
    }

    public async IAsyncEnumerable<Page> ReadAsync(FeedRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var ids = await locations.IdsAsync(cancellationToken);
        for (var place = RestaurantPlaceCursor.Read(request.After, ids).Place; place < ids.Count; place++)
        {
            var rows = JsonRows.Cut(await api.GetAsync($"f/finance/{Uri.EscapeDataString(ids[place])}/accountingGroups", cancellationToken), Groups);
            if (rows.Count > 0)
            {
                yield return new Page { Records = rows, Next = place == ids.Count - 1 ? RestaurantPlaceCursor.End : RestaurantPlaceCursor.Write(ids[place + 1], 0) };
            }
        }
    }
}

/// <summary>An accounting group.</summary>
internal sealed record RestaurantGroup(string AccountingGroupId, string Name);
