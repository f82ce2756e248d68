using System.Globalization;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Square;

/// <summary>Payments and refunds: list and one.</summary>
internal sealed class SquarePaymentsApi(SquareGate gate, SaleBooks books, SquareNames names, PageCursor cursors, LedgerClock clock)
{
    private const string Scope = "PAYMENTS_READ";
    private readonly SalePayments writer = new(names);

    /// <summary>Maps the calls.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        gate.Map(routes, "GET", "/v2/payments", Scope, ListAsync);
        gate.Map(routes, "GET", "/v2/payments/{id}", Scope, OneAsync);
        gate.Map(routes, "GET", "/v2/refunds", Scope, ListRefundsAsync);
        gate.Map(routes, "GET", "/v2/refunds/{id}", Scope, OneRefundAsync);
    }

    /// <summary>Writes one payment.</summary>
    public void Write(Utf8Text text, SaleOrder order, int tender) => writer.Payment(text, order, tender, books.RefundedOf((order.Index * 4) + tender));

    /// <summary>Writes one refund.</summary>
    public void WriteRefund(Utf8Text text, SaleOrder order) => writer.Refund(text, order);

    private async Task ListAsync(HttpContext http, CancellationToken cancellationToken)
    {
        // Without a location the vendor lists the main one only.
        var ask = Read(http.Request.Query, "payments", updatedBefore: 500, createdBefore: 1500, location: 0);
        var (total, brand, last) = (http.Request.Query["total"].FirstOrDefault(), http.Request.Query["card_brand"].FirstOrDefault(), http.Request.Query["last_4"].FirstOrDefault());
        var text = new Utf8Text();
        text.Raw("{\"payments\":["u8);
        var read = books.Reader();
        var (count, after) = (0, ask.Position is { } at && ask.Part > 0 ? at + (ask.Descending ? 1 : -1) : ask.Position);
        string? next = null;
        while (next is null && books.Find(SaleTime.Closed, ask.From, ask.Until, ask.Descending, after, 128, (location, state) => state == SaleState.Completed && (ask.Location < 0 || location == ask.Location)) is { Count: > 0 } keys)
        {
            foreach (var key in keys)
            {
                var order = read(SaleBooks.Index(key));
                for (var i = key == ask.Position ? ask.Part : 0; i < order.Tenders.Count && next is null; i++)
                {
                    var paid = order.Tenders[i];
                    if ((total is not null && total != (paid.Amount + paid.Tip).ToString(CultureInfo.InvariantCulture)) || ((brand ?? last) is not null && !Matches(paid, brand, last)))
                    {
                        continue;
                    }

                    if (count == ask.Limit)
                    {
                        next = cursors.Make(ask.Text, i > 0 ? key : after!.Value, i);
                    }
                    else
                    {
                        Write(text, order, i);
                        text.Raw(","u8);
                        count++;
                    }
                }

                if (next is not null)
                {
                    break;
                }

                after = key;
            }
        }

        await EndAsync(http, text, count, next, cancellationToken);
    }

    private static bool Matches(SaleTender paid, string? brand, string? last)
    {
        if (paid.Means != TenderMeans.Card)
        {
            return false;
        }

        var text = new Utf8Text();
        OrderTenders.Card(text, paid.Card);
        var card = System.Text.Encoding.UTF8.GetString(text.Written.Span);
        return (brand is null || card.Contains($"\"{brand}\"", StringComparison.Ordinal)) && (last is null || card.Contains($"\"{last}\"", StringComparison.Ordinal));
    }

    private async Task ListRefundsAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var ask = Read(http.Request.Query, "refunds", updatedBefore: 200, createdBefore: 800, location: -1);
        var text = new Utf8Text();
        text.Raw("{\"refunds\":["u8);
        var status = http.Request.Query["status"].FirstOrDefault();
        var keys = status is null or "COMPLETED" ? books.FindRefunds(ask.From, ask.Until, ask.Descending, ask.Position, ask.Limit + 1, location => ask.Location < 0 || location == ask.Location) : [];
        var next = keys.Count > ask.Limit ? cursors.Make(ask.Text, keys[ask.Limit - 1]) : null;
        var read = books.Reader();
        var count = Math.Min(keys.Count, ask.Limit);
        foreach (var key in keys.Take(count))
        {
            writer.Refund(text, read(SaleBooks.Index(key)));
            text.Raw(","u8);
        }

        await EndAsync(http, text, count, next, cancellationToken);
    }

    private static Task EndAsync(HttpContext http, Utf8Text text, int count, string? next, CancellationToken cancellationToken)
    {
        if (count > 0)
        {
            text.Unwrite();
            text.Raw("]"u8);
            if (next is not null)
            {
                text.Raw(",\"cursor\":\""u8).Raw(SquareNames.Utf8(next)).Raw("\""u8);
            }

            text.Raw("}"u8);
        }
        else
        {
            text.Clear();
            text.Raw("{}"u8);
        }

        return JsonBody.WriteAsync(http, 200, text.Written, cancellationToken);
    }

    private Question Read(IQueryCollection query, string name, int updatedBefore, int createdBefore, int location)
    {
        string? Get(string key) => query[key].FirstOrDefault() is { Length: > 0 } value ? value : null;
        var byUpdate = Get("updated_at_begin_time") ?? Get("updated_at_end_time") ?? (Get("sort_field") == "UPDATED_AT" ? "" : null);
        var shift = byUpdate is not null ? updatedBefore : createdBefore;
        var absent = byUpdate is not null ? 0 : clock.Last.AddYears(-1).ToUnixTimeMilliseconds();
        var from = SquareOrdersApi.Instant(byUpdate is not null ? Get("updated_at_begin_time") : Get("begin_time"), "begin_time", absent);
        var until = SquareOrdersApi.Instant(byUpdate is not null ? Get("updated_at_end_time") : Get("end_time"), "end_time", long.MaxValue - 10_000);
        var limit = Get("limit") is { } text && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, 100) : 100;
        var place = location;
        if (Get("location_id") is { } id)
        {
            place = Array.IndexOf(names.Locations, id) is var known and >= 0 ? known : throw new SquareException(new(403, "AUTHENTICATION_ERROR", "FORBIDDEN", "The location does not belong to this account.", "location_id"));
        }

        var descending = Get("sort_order") switch
        {
            null or "DESC" => true,
            "ASC" => false,
            _ => throw new SquareException(SquareError.Invalid("INVALID_SORT_ORDER", "sort_order is ASC or DESC.", "sort_order")),
        };
        var question = string.Join('|', name, place, descending, byUpdate is not null, Get("begin_time"), Get("end_time"), Get("updated_at_begin_time"), Get("updated_at_end_time"), Get("total"), Get("card_brand"), Get("last_4"), Get("status"));
        (long Position, int Part)? position = Get("cursor") is { } cursor ? cursors.Read(question, cursor) ?? throw new SquareException(SquareError.Invalid("INVALID_CURSOR", "The cursor is not valid for this call, or has expired.", "cursor")) : null;
        return new Question(question, from + shift, until + shift, descending, place, limit, position?.Position, position?.Part ?? 0);
    }

    private Task OneAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var number = names.Ids.Read((string)http.Request.RouteValues["id"]!, Kinds.Payment);
        var order = number >= 0 && number / 4 < books.Count ? books.Reader()(number / 4) : null;
        if (order is null || number % 4 >= order.Tenders.Count)
        {
            throw new SquareException(SquareError.NotFound());
        }

        var text = new Utf8Text();
        Write(text.Raw("{\"payment\":"u8), order, (int)(number % 4));
        return JsonBody.WriteAsync(http, 200, text.Raw("}"u8).Written, cancellationToken);
    }

    private Task OneRefundAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var number = names.Ids.Read((string)http.Request.RouteValues["id"]!, Kinds.Refund);
        var order = number >= 0 && number < books.Count ? books.Reader()(number) : null;
        if (order is not { Source: >= 0 })
        {
            throw new SquareException(SquareError.NotFound());
        }

        var text = new Utf8Text();
        WriteRefund(text.Raw("{\"refund\":"u8), order);
        return JsonBody.WriteAsync(http, 200, text.Raw("}"u8).Written, cancellationToken);
    }

    private sealed record Question(string Text, long From, long Until, bool Descending, int Location, int Limit, long? Position, int Part);
}
