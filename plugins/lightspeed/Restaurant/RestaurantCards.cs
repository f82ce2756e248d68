using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Lightspeed;

/// <summary>Reads card payments with their fees and what became of them. The vendor's list has no amounts, so each row takes its own from the bill.</summary>
internal sealed class RestaurantCards(LightspeedApi api, RestaurantSales sales, ConnectorContext context) : IFeed<Payment>
{
    private const int PageSize = 100;

    private static readonly JsonRowShape Cards = new() { Rows = "payments", Id = "lightspeedPaymentId", ChangedAt = "modificationDate", MayBeAbsent = true };

    public FeedBases Bases => FeedBases.Changed;

    public FeedScope Scope => FeedScope.Location;

    public Payment Map(RawRecord raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        return JsonSerializer.Deserialize(raw.Content.Span, RestaurantJson.Default.RestaurantCard)!.ToPayment(raw.LocationId);
    }

    /// <remarks>Pages by offset would slip while payments change, so each page begins at the last row's time; the offset only passes rows of one instant.</remarks>
    public async IAsyncEnumerable<Page> ReadAsync(FeedRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var location = request.LocationId ?? throw LightspeedRefusal.Invalid("locationId", "K-Series payments are read for one location.");
        var until = request.Until;
        var cursor = RestaurantCursor.Read(request.After);
        if (cursor.From is null)
        {
            cursor = RestaurantWindow.Open(cursor.Mark, cursor.Mark - request.Overlap ?? request.From ?? RestaurantWindow.Earliest, until, context.Time);
        }

        while (true)
        {
            RestaurantCardPage answer;
            try
            {
                answer = Cut(await api.GetAsync($"f/v2/business-location/{Uri.EscapeDataString(location)}/lightspeed-payments?{RestaurantWindow.Query(cursor)}&dateType=MODIFIED&sortDirection=ASC&offset={cursor.Offset}&pageSize={PageSize}", cancellationToken));
            }
            catch (ConnectorException e) when (RestaurantWindow.FirstDay(e) is { } first && first > cursor.From)
            {
                cursor = RestaurantWindow.Open(cursor.Mark, first, until, context.Time);
                continue;
            }

            var isEnd = !answer.HasMore && RestaurantWindow.IsLast(cursor, until);
            cursor = Advance(cursor, answer, isEnd, until);
            if (answer.Rows.Count > 0)
            {
                yield return new Page { Records = await WithAmountsAsync(location, answer.Rows, cancellationToken), Next = cursor.ToCursor() };
            }

            if (isEnd)
            {
                yield break;
            }
        }
    }

    private static RestaurantCardPage Cut(byte[] answer)
    {
        var rows = JsonRows.Cut(answer, Cards);
        return new RestaurantCardPage(rows, rows.Count > 0 && JsonSerializer.Deserialize(answer, RestaurantJson.Default.RestaurantEnvelope)!.NextOffset is not null);
    }

    private RestaurantCursor Advance(RestaurantCursor cursor, RestaurantCardPage answer, bool isEnd, DateTimeOffset? until)
    {
        var rows = answer.Rows;
        var last = rows.Count == 0 ? null : rows[^1].ChangedAt;
        var mark = cursor.Mark is null || last > cursor.Mark ? last ?? cursor.Mark : cursor.Mark;
        return isEnd ? new RestaurantCursor { Mark = mark }
            : !answer.HasMore ? RestaurantWindow.Open(mark, cursor.To!.Value, until, context.Time)
            : last is null || last == cursor.From ? cursor with { Mark = mark, Offset = cursor.Offset + rows.Count }
            : cursor with { Mark = mark, From = last, Offset = rows.Count(row => row.ChangedAt == last) };
    }

    /// <summary>Joins each payment with the one on its bill. A bill that is still open is not told yet: its payment comes with the overlap.</summary>
    private async Task<IReadOnlyList<RawRecord>> WithAmountsAsync(string location, IReadOnlyList<RawRecord> rows, CancellationToken cancellationToken)
    {
        var cards = rows.Select(row => (Row: row, Json: JsonNode.Parse(row.Content.Span)!.AsObject(), Card: JsonSerializer.Deserialize(row.Content.Span, RestaurantJson.Default.RestaurantCard)!)).ToList();
        var bills = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var days in cards.Where(card => card.Card.CreatedDate is not null).GroupBy(card => card.Card.CreatedDate!.Value.UtcDateTime.Date).OrderBy(day => day.Key))
        {
            await FindAsync(location, days.Min(card => card.Card.CreatedDate!.Value), days.Max(card => card.Card.CreatedDate!.Value), days.Select(card => card.Card.AccountFiscId).ToHashSet(StringComparer.Ordinal), bills, cancellationToken);
        }

        var whole = new List<RawRecord>();
        foreach (var (row, json, card) in cards)
        {
            var payments = (bills.GetValueOrDefault(card.AccountFiscId)?["payments"] as JsonArray ?? []).OfType<JsonObject>().ToList();

            // The unique id may be shared by the parts of a split payment; the reference is tried first.
            var paid = payments.Find(payment => Text(payment, "fiscId") == card.Reference) ?? payments.Find(payment => Text(payment, "uuid") == card.Uuid);
            if (paid is not null)
            {
                json["payment"] = paid.DeepClone();
                whole.Add(row with { LocationId = location, Content = Encoding.UTF8.GetBytes(json.ToJsonString()) });
            }
        }

        return whole;
    }

    private async Task FindAsync(string location, DateTimeOffset from, DateTimeOffset until, HashSet<string> wanted, Dictionary<string, JsonObject> bills, CancellationToken cancellationToken)
    {
        wanted.ExceptWith(bills.Keys);
        var cursor = new RestaurantCursor { From = from, To = until.AddDays(1) };
        while (wanted.Count > 0)
        {
            var answer = await sales.AskAsync(location, cursor, $"pageSize={PageSize}", cancellationToken);
            foreach (var row in answer.Rows.Where(row => wanted.Remove(row.Id)))
            {
                bills[row.Id] = JsonNode.Parse(row.Content.Span)!.AsObject();
            }

            if (answer.Token is null || answer.Token == cursor.Token)
            {
                return;
            }

            cursor = cursor with { Token = answer.Token };
        }
    }

    private static string? Text(JsonObject json, string name) => json[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}

/// <summary>One page, and whether the vendor has more.</summary>
internal sealed record RestaurantCardPage(IReadOnlyList<RawRecord> Rows, bool HasMore);
