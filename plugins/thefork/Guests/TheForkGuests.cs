using System.Text.Json;

namespace LeVieuxMoulin.Connectors.TheFork;

/// <summary>Reads guests: the ids of a group by days, then each one; and looks them up by telephone.</summary>
internal sealed class TheForkGuests(TheForkApi api, TheForkLists lists, TheForkOptions options) : IFeed<Guest>, IFetch<Guest>, IAsk<FindGuests, IReadOnlyList<GuestMatch>>
{
    /// <summary>The change time is a day only, which cannot tell two changes of one day apart: it is not used.</summary>
    private static readonly JsonRowShape Shape = new() { Id = "customerUuid" };

    public FeedBases Bases => FeedBases.Changed;

    public FeedScope Scope => FeedScope.Account;

    public int MaxBatch => 25;

    public Guest Map(RawRecord raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        return JsonSerializer.Deserialize(raw.Content.Span, TheForkJson.Default.TheForkGuest)!.ToGuest();
    }

    public IAsyncEnumerable<Page> ReadAsync(FeedRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return lists.ReadAsync($"v1/customers?groupUuid={Uri.EscapeDataString(options.GroupId!)}", request, 1, cancellationToken);
    }

    public Task<RecordBatch> FetchAsync(IReadOnlyList<RecordHint> hints, CancellationToken cancellationToken) =>
        api.FetchAsync(hints, "v1/customers/", Shape, cancellationToken);

    public async Task<IReadOnlyList<GuestMatch>> AskAsync(FindGuests query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var phone = TheForkDiner.PhoneOf("phone", query.Phone);
        try
        {
            var path = $"v1/restaurants/{Uri.EscapeDataString(query.LocationId)}/customers/phone/{Uri.EscapeDataString(phone)}";
            return [(await api.GetAsync(path, TheForkJson.Default.TheForkGuestMatch, cancellationToken)).ToMatch()];
        }
        catch (ConnectorException e) when (e.Fault.Code == "PHONE_NUMBER_NOT_FOUND")
        {
            return [];
        }
    }

    public static string PathOf(string guestId) => $"v1/customers/{Uri.EscapeDataString(guestId)}";
}
