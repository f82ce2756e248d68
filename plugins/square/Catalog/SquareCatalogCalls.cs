using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Square;

/// <summary>The calls of the catalogue.</summary>
internal static class SquareCatalogCalls
{
    private static readonly JsonRowShape Objects = new() { Rows = "objects", Id = "id", Revision = "version", ChangedAt = "updated_at", MayBeAbsent = true };
    private static readonly JsonRowShape Related = Objects with { Rows = "related_objects" };
    private static readonly JsonRowShape One = Objects with { Rows = "object", MayBeAbsent = false };
    private static readonly JsonRowShape Written = Objects with { Rows = "catalog_object", MayBeAbsent = false };

    public static async Task<PartAnswer> SearchCatalogAsync(this SquareApi api, SquareCatalogSearch search, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(search, SquareJson.Default.SquareCatalogSearch);
        return SquareAnswer.Cut(await api.AskAsync("v2/catalog/search", body, cancellationToken), Objects);
    }

    public static async Task<(IReadOnlyList<RawRecord> Objects, IReadOnlyList<RawRecord> Related)> RetrieveAsync(
        this SquareApi api, IEnumerable<string> ids, bool withRelated, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new SquareCatalogIds([.. ids], withRelated), SquareJson.Default.SquareCatalogIds);
        var answer = await api.AskAsync("v2/catalog/batch-retrieve", body, cancellationToken);
        return (SquareAnswer.Cut(answer, Objects).Records, withRelated ? JsonRows.Cut(answer, Related) : []);
    }

    public static async Task<RawRecord> ObjectAsync(this SquareApi api, string id, CancellationToken cancellationToken) =>
        JsonRows.Cut(await api.GetAsync($"v2/catalog/object/{Uri.EscapeDataString(id)}", cancellationToken), One)[0];

    /// <summary>Writes one object whole: what is not sent is cleared.</summary>
    public static async Task<RawRecord> UpsertAsync(this SquareApi api, WriteKey key, JsonObject whole, CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["idempotency_key"] = key.Value, ["object"] = whole };
        return JsonRows.Cut(await api.WriteAsync(HttpMethod.Post, "v2/catalog/object", Bytes(body), cancellationToken), Written)[0];
    }

    /// <summary>Writes several objects in one batch, all or none of them.</summary>
    public static async Task<(IReadOnlyList<RawRecord> Objects, IReadOnlyDictionary<string, string> Ids)> UpsertManyAsync(
        this SquareApi api, WriteKey key, IEnumerable<JsonObject> whole, CancellationToken cancellationToken)
    {
        var batch = new JsonObject { ["objects"] = new JsonArray([.. whole]) };
        var body = new JsonObject { ["idempotency_key"] = key.Value, ["batches"] = new JsonArray(batch) };
        var answer = await api.WriteAsync(HttpMethod.Post, "v2/catalog/batch-upsert", Bytes(body), cancellationToken);
        var mappings = JsonSerializer.Deserialize(answer, SquareJson.Default.SquareIdMappings)!.IdMappings ?? [];
        return (SquareAnswer.Cut(answer, Objects).Records, mappings.ToDictionary(mapping => mapping.ClientObjectId, mapping => mapping.ObjectId));
    }

    public static Task DeleteAsync(this SquareApi api, string id, CancellationToken cancellationToken) =>
        api.WriteAsync(HttpMethod.Delete, $"v2/catalog/object/{Uri.EscapeDataString(id)}", null, cancellationToken);

    public static JsonObject ToJson(this RawRecord row) => JsonNode.Parse(row.Content.Span)!.AsObject();

    public static JsonObject ToJson(this SquareMoney money) => new() { ["amount"] = money.Amount, ["currency"] = money.Currency };

    private static byte[] Bytes(JsonObject body)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            body.WriteTo(writer);
        }

        return stream.ToArray();
    }
}

/// <summary>The body of <c>POST /v2/catalog/search</c>.</summary>
internal sealed record SquareCatalogSearch(string[] ObjectTypes, int? Limit = null, string? Cursor = null, string? BeginTime = null, bool IncludeDeletedObjects = false, SquareCatalogQuery? Query = null);

/// <summary>A search by one attribute.</summary>
internal sealed record SquareCatalogQuery(SquareExactQuery ExactQuery);

/// <summary>An attribute that equals a text.</summary>
internal sealed record SquareExactQuery(string AttributeName, string AttributeValue);

/// <summary>The body of <c>POST /v2/catalog/batch-retrieve</c>.</summary>
internal sealed record SquareCatalogIds(string[] ObjectIds, bool IncludeRelatedObjects);

/// <summary>The ids that new objects got.</summary>
internal sealed record SquareIdMappings(List<SquareIdMapping>? IdMappings = null);

/// <summary>One of them.</summary>
internal sealed record SquareIdMapping(string ClientObjectId, string ObjectId);
