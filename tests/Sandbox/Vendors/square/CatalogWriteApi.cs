using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Square;

/// <summary>The catalogue's calls that write, one at a time.</summary>
internal sealed class CatalogWriteApi(SandboxContext context, SquareGate gate, SquareCatalog catalog, SquareNames names, IdempotencyStore keys, LedgerClock clock, SquareWebhooks webhooks) : IDisposable
{
    private const string Scope = "ITEMS_WRITE";
    private readonly CatalogWriter writer = new(catalog, names);
    private readonly SemaphoreSlim turn = new(1, 1);

    /// <inheritdoc />
    public void Dispose() => turn.Dispose();

    /// <summary>Maps the calls.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        gate.Map(routes, "POST", "/v2/catalog/object", Scope, UpsertAsync);
        gate.Map(routes, "POST", "/v2/catalog/batch-upsert", Scope, BatchUpsertAsync);
        gate.Map(routes, "DELETE", "/v2/catalog/object/{id}", Scope, (http, token) => DeleteAsync(http, [(string)http.Request.RouteValues["id"]!], one: true, token));
        gate.Map(routes, "POST", "/v2/catalog/batch-delete", Scope, async (http, token) => await DeleteAsync(http, (await SquareGate.BodyAsync(http, token)).Texts("object_ids"), one: false, token));
    }

    /// <summary>Changes the catalogue at the till, as the restaurant's own staff would.</summary>
    public async Task<long> ChangeAsync(Action<long> change, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            long at;
            lock (catalog.Gate)
            {
                at = clock.Tick();
                change(at);
            }

            webhooks.CatalogChanged(at);
            return at;
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task UpsertAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var body = await SquareGate.BodyAsync(http, cancellationToken);
        await OnceAsync(http, body, at =>
        {
            var thing = body.Child("object") ?? throw new SquareException(SquareError.Invalid("MISSING_REQUIRED_PARAMETER", "object is missing.", "object"));
            var (written, mappings) = writer.Write([thing], at);
            var answer = new JsonObject { ["catalog_object"] = written[0].DeepClone() };
            AddMappings(answer, mappings);
            return answer;
        }, cancellationToken);
    }

    private async Task BatchUpsertAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var body = await SquareGate.BodyAsync(http, cancellationToken);
        await OnceAsync(http, body, at =>
        {
            var batches = body.Objects("batches");
            if (batches.Count == 0 || batches.Any(batch => batch.Objects("objects").Count > 1000) || batches.Sum(batch => batch.Objects("objects").Count) > 10_000)
            {
                throw new SquareException(SquareError.Invalid(batches.Count == 0 ? "MISSING_REQUIRED_PARAMETER" : "ARRAY_LENGTH_TOO_LONG", "batches holds batches of at most 1000 objects, 10000 together.", "batches"));
            }

            JsonArray objects = [];
            JsonArray errors = [];
            Dictionary<string, string> all = [];
            SquareException? first = null;
            foreach (var batch in batches)
            {
                try
                {
                    var (written, mappings) = writer.Write(batch.Objects("objects"), at);
                    written.ForEach(thing => objects.Add(thing.DeepClone()));
                    mappings.ToList().ForEach(mapping => all[mapping.Key] = mapping.Value);
                }
                catch (SquareException refusal)
                {
                    // Batches stand alone: the refusal of one is told, and the others stay.
                    first ??= refusal;
                    errors.Add((JsonNode)refusal.Error.ToJson());
                }
            }

            if (first is not null && objects.Count == 0)
            {
                throw first;
            }

            var answer = new JsonObject { ["objects"] = objects, ["updated_at"] = SquareCatalog.Rfc(at) };
            AddMappings(answer, all);
            if (errors.Count > 0)
            {
                answer["errors"] = errors;
            }

            return answer;
        }, cancellationToken);
    }

    private async Task DeleteAsync(HttpContext http, IReadOnlyList<string> ids, bool one, CancellationToken cancellationToken)
    {
        if (ids.Count is 0 or > 200)
        {
            throw new SquareException(SquareError.Invalid(ids.Count == 0 ? "ARRAY_EMPTY" : "ARRAY_LENGTH_TOO_LONG", "object_ids holds from 1 to 200 ids.", "object_ids"));
        }

        List<string> deleted = [];
        var at = await TurnAsync(http, now => deleted = [.. ids.SelectMany(id => catalog.Delete(id, now))], cancellationToken);
        if (one && deleted.Count == 0)
        {
            throw new SquareException(SquareError.NotFound());
        }

        await JsonBody.WriteAsync(http, 200, new JsonObject { ["deleted_object_ids"] = new JsonArray([.. deleted.Select(id => (JsonNode)id)]), ["deleted_at"] = SquareCatalog.Rfc(at) }, cancellationToken);
    }

    private static void AddMappings(JsonObject answer, Dictionary<string, string> mappings)
    {
        if (mappings.Count > 0)
        {
            answer["id_mappings"] = new JsonArray([.. mappings.Select(mapping => (JsonNode)new JsonObject { ["client_object_id"] = mapping.Key, ["object_id"] = mapping.Value })]);
        }
    }

    private async Task OnceAsync(HttpContext http, JsonObject body, Func<long, JsonObject> write, CancellationToken cancellationToken)
    {
        var key = IdempotencyKey(body, 128);
        var stored = SquareIdempotency.Find(http, keys, key, body);
        if (stored is null)
        {
            await TurnAsync(http, at =>
            {
                stored = JsonBody.Bytes(write(at));
                keys.Keep(key, body, stored);
            }, cancellationToken);
        }

        await JsonBody.WriteAsync(http, 200, stored!, cancellationToken);
    }

    private static string IdempotencyKey(JsonObject body, int longest) => body.Text("idempotency_key") switch
    {
        null or "" => throw new SquareException(SquareError.Invalid("MISSING_REQUIRED_PARAMETER", "idempotency_key is missing.", "idempotency_key")),
        { } key when key.Length > longest => throw new SquareException(SquareError.Invalid("VALUE_TOO_LONG", $"idempotency_key has more than {longest} characters.", "idempotency_key")),
        { } key => key,
    };

    private async Task<long> TurnAsync(HttpContext http, Action<long> write, CancellationToken cancellationToken)
    {
        if (!await turn.WaitAsync(context.Options.RateLimits ? TimeSpan.Zero : Timeout.InfiniteTimeSpan, cancellationToken))
        {
            throw new SquareException(new(429, "RATE_LIMIT_ERROR", "RATE_LIMITED", "Catalog locked by prior request."));
        }

        long at;
        try
        {
            if (context.Options.RateLimits)
            {
                // Long enough that a caller who does not take turns meets the lock.
                await Task.Delay(TimeSpan.FromMilliseconds(15), context.Time, cancellationToken);
            }

            lock (catalog.Gate)
            {
                at = clock.Tick();
                write(at);
            }
        }
        finally
        {
            turn.Release();
        }

        if (http.Features.Get<RequestLogEntry>() is { } entry)
        {
            entry.TookEffect = true;
        }

        webhooks.CatalogChanged(at);
        return at;
    }
}
