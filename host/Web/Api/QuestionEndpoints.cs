using System.Text.Json;
using LeVieuxMoulin.Connectors.Engine.Operations;
using LeVieuxMoulin.Connectors.Engine.Records;
using LeVieuxMoulin.Connectors.Suppliers;
using LeVieuxMoulin.Connectors.Web.Access;
using LeVieuxMoulin.Connectors.Web.Api.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LeVieuxMoulin.Connectors.Web.Api;

/// <summary>Questions that a vendor answers on the spot; nothing of the answer is stored.</summary>
internal static class QuestionEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/connections/{name}/delivery-slots", SlotsAsync)
            .RequireAuthorization(Scope.Read)
            .Produces<AnswerView>()
            .WithSummary("Asks when the supplier delivers, until when to order, and from which amount. Default: the next 14 days.");
        api.MapGet("/connections/{name}/prices", async (string name, string items, DateOnly? day, AskVendor ask, HttpContext context) =>
            await WriteAsync(context, await ask.ExecuteAsync<FindPrices, IReadOnlyList<ItemPrice>>(name, new FindPrices(Paging.Words(items), day), context.RequestAborted)))
            .RequireAuthorization(Scope.Read)
            .Produces<AnswerView>()
            .WithSummary("Asks this customer's prices of articles (items, separated by commas).");
        api.MapGet("/connections/{name}/availability", async (string name, string items, DateOnly? day, AskVendor ask, HttpContext context) =>
            await WriteAsync(context, await ask.ExecuteAsync<FindAvailability, IReadOnlyList<ItemAvailability>>(name, new FindAvailability(Paging.Words(items), day), context.RequestAborted)))
            .RequireAuthorization(Scope.Read)
            .Produces<AnswerView>()
            .WithSummary("Asks whether articles can be had (items, separated by commas).");
    }

    private static async Task SlotsAsync(string name, DateOnly? from, DateOnly? until, AskVendor ask, TimeProvider time, HttpContext context)
    {
        var first = from ?? DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var query = new FindDeliverySlots(first, until ?? first.AddDays(14));
        await WriteAsync(context, await ask.ExecuteAsync<FindDeliverySlots, IReadOnlyList<DeliverySlot>>(name, query, context.RequestAborted));
    }

    /// <summary>The answer in the contract's form, and its age.</summary>
    private static async Task WriteAsync<TItem>(HttpContext context, VendorReply<IReadOnlyList<TItem>> reply)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        await using var writer = new Utf8JsonWriter(context.Response.BodyWriter);
        writer.WriteStartObject();
        writer.WritePropertyName("items");
        writer.WriteRawValue(ContractSerializer.Write(reply.Value));
        writer.WriteString("asOf", reply.AsOf);
        writer.WriteEndObject();
    }
}
