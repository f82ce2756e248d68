using System.Globalization;
using System.Text.Json;
using LeVieuxMoulin.Connectors.Engine.Access;
using LeVieuxMoulin.Connectors.Engine.Modules;
using LeVieuxMoulin.Connectors.Engine.Requests;
using Microsoft.Extensions.DependencyInjection;

namespace LeVieuxMoulin.Connectors.Modules.Loyalty;

/// <summary>What the ledger can be asked over the API.</summary>
internal static class LoyaltyDoor
{
    private const int LongestPage = 1000;

    /// <summary>Gets the actions.</summary>
    public static IReadOnlyList<ModuleAction> Actions { get; } =
    [
        new("GET", "/loyalty/{customer}", KeyScope.Read, "Shows a customer's points, tier and what expires next.", ShowAsync),
        new("GET", "/loyalty/{customer}/entries", KeyScope.Read, "Lists a customer's entries, the oldest first; give next as after to go on.", ListAsync),
        new("POST", "/loyalty/{customer}/entries", KeyScope.Write, "Books points: kind (earn, spend, adjust), points, note. The same Idempotency-Key and body are booked once; another body, 422.", AddAsync),
    ];

    private static async Task<ReadOnlyMemory<byte>> ShowAsync(IServiceProvider services, ModuleRequest request, CancellationToken cancellationToken)
    {
        var customer = request.Values["customer"];
        var account = await services.GetRequiredService<LoyaltyLedger>().ShowAsync(customer, cancellationToken);
        return JsonSerializer.SerializeToUtf8Bytes(LoyaltyView.Of(customer, account, services.GetRequiredService<TimeProvider>().GetUtcNow()), LoyaltyJson.Default.LoyaltyView);
    }

    private static async Task<ReadOnlyMemory<byte>> ListAsync(IServiceProvider services, ModuleRequest request, CancellationToken cancellationToken)
    {
        var after = Number(request, "after", 0, long.MaxValue, 0);
        var limit = (int)Number(request, "limit", 1, LongestPage, 100);
        var entries = await services.GetRequiredService<LoyaltyLedger>().EntriesAsync(request.Values["customer"], cancellationToken);
        var rest = entries.Where(entry => entry.Sequence > after).ToList();
        var page = rest.Take(limit).Select(EntryView.Of).ToList();
        var next = rest.Count > limit ? page[^1].Sequence.ToString(CultureInfo.InvariantCulture) : null;
        return JsonSerializer.SerializeToUtf8Bytes(new EntryListView(page, next), LoyaltyJson.Default.EntryListView);
    }

    private static async Task<ReadOnlyMemory<byte>> AddAsync(IServiceProvider services, ModuleRequest request, CancellationToken cancellationToken)
    {
        var entry = await services.GetRequiredService<LoyaltyLedger>().AddAsync(request.Values["customer"], Read(request.Body), request.IdempotencyKey, request.Actor, cancellationToken);
        return JsonSerializer.SerializeToUtf8Bytes(EntryView.Of(entry), LoyaltyJson.Default.EntryView);
    }

    private static PointEntry Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body.Span, LoyaltyJson.Default.PointEntry) ?? throw new JsonException("null");
        }
        catch (JsonException wrong)
        {
            var field = (wrong.Path ?? "$").TrimStart('$', '.');
            throw new RequestException(RequestErrorKind.Invalid, "BODY_INVALID", "The body must be an object with kind (earn, spend or adjust), points (a whole number) and, if you like, note.")
            {
                Fields = field.Length > 0 ? [new FieldFault(field, "is not what is expected here")] : [],
            };
        }
    }

    private static long Number(ModuleRequest request, string name, long min, long max, long standard)
    {
        if (!request.Values.TryGetValue(name, out var text))
        {
            return standard;
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max
            ? number
            : throw new RequestException(RequestErrorKind.Invalid, name == "limit" ? "LIMIT_OUT_OF_RANGE" : "AFTER_INVALID", $"{name} is \"{text}\"; it must be a whole number{(name == "limit" ? $" from {min} to {max}" : " that a list gave as next")}.");
    }
}
