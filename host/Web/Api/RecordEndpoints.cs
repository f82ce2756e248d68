using System.Text.Encodings.Web;
using System.Text.Json;
using LeVieuxMoulin.Connectors.Engine.Requests;
using LeVieuxMoulin.Connectors.Engine.Storage;
using LeVieuxMoulin.Connectors.Web.Access;
using LeVieuxMoulin.Connectors.Web.Api.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LeVieuxMoulin.Connectors.Web.Api;

/// <summary><c>/v1/records/{type}</c> and its views by name (<c>/v1/sales</c>, …): the copy, as it is stored.</summary>
internal static class RecordEndpoints
{
    private static readonly Dictionary<string, string> Views = new(StringComparer.Ordinal)
    {
        ["sales"] = "sale",
        ["payments"] = "payment",
        ["products"] = "product",
        ["categories"] = "category",
        ["stock-levels"] = "stock-level",
        ["promotions"] = "promotion",
        ["locations"] = "location",
        ["catalog-items"] = "catalog-item",
        ["supplier-orders"] = "supplier-order",
        ["deliveries"] = "delivery",
        ["billing-documents"] = "billing-document",
        ["reservations"] = "reservation",
        ["guests"] = "guest",
        ["customers"] = "customer",
        ["segments"] = "segment",
    };

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/records/{type}", (string type, HttpContext context, [AsParameters] RecordFilter filter) => ListAsync(type, context, filter))
            .RequireAuthorization(Scope.Read)
            .Produces<RecordListView>()
            .WithSummary("Lists the records of a type, as the vendors last told them.");
        api.MapGet("/records/{type}/{connection}/{id}", FindAsync)
            .RequireAuthorization(Scope.Read)
            .Produces<JsonElement>()
            .WithSummary("Reads one record.");
        foreach (var (path, type) in Views)
        {
            api.MapGet($"/{path}", (HttpContext context, [AsParameters] RecordFilter filter) => ListAsync(type, context, filter))
                .RequireAuthorization(Scope.Read)
                .Produces<RecordListView>()
                .WithSummary($"Lists the records of type {type}.");
        }
    }

    private static async Task ListAsync(string type, HttpContext context, RecordFilter filter)
    {
        var records = filter.Records;
        RecordList page;
        try
        {
            page = await records.ListAsync(filter.ToQuery(type), context.RequestAborted);
        }
        catch (FormatException)
        {
            throw new RequestException(RequestErrorKind.Invalid, "AFTER_INVALID", $"after is \"{filter.After}\", which no list gave as next.");
        }

        context.Response.ContentType = "application/json; charset=utf-8";
        await using var writer = new Utf8JsonWriter(context.Response.BodyWriter, Readable);
        writer.WriteStartObject();
        writer.WriteStartArray("items");
        foreach (var record in page.Items)
        {
            Write(writer, record);
        }

        writer.WriteEndArray();
        if (page.Next is null)
        {
            writer.WriteNull("next");
        }
        else
        {
            writer.WriteString("next", page.Next);
        }

        if (page.AsOf is { } asOf)
        {
            writer.WriteString("asOf", asOf);
        }

        writer.WriteEndObject();
    }

    private static async Task FindAsync(string type, string connection, string id, IRecordQueries records, HttpContext context)
    {
        var record = await records.FindAsync(connection, type, id, context.RequestAborted)
            ?? throw new RequestException(RequestErrorKind.NotFound, "RECORD_NOT_FOUND", $"{connection} has no {type} {id}.");
        context.Response.ContentType = "application/json; charset=utf-8";
        await using var writer = new Utf8JsonWriter(context.Response.BodyWriter, Readable);
        Write(writer, record);
    }

    /// <summary>The stored document, with its id and where it comes from in front.</summary>
    private static void Write(Utf8JsonWriter writer, StoredRecord record)
    {
        writer.WriteStartObject();
        writer.WriteString("id", record.Id);
        writer.WriteString("connection", record.Connection);
        if (record.Removed is { } removed)
        {
            writer.WriteString("removed", ApiText.UpperSnake(removed.ToString()));
        }

        using var document = JsonDocument.Parse(record.Json);
        foreach (var property in document.RootElement.EnumerateObject().Where(property => !property.NameEquals("id"u8)))
        {
            property.WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}
