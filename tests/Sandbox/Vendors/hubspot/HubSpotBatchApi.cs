using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Crm;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.HubSpot;

/// <summary>The calls about up to a hundred records.</summary>
internal sealed class HubSpotBatchApi(HubSpotGate gate, HubSpotWriter writer, TimeProvider time)
{
    private const int Most = 100;
    private readonly HubSpotStore store = writer.Store;

    /// <summary>Maps the calls.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        gate.Map(routes, "POST", "objects", "/{type}/batch/read", "crm.objects.contacts.read", Read);
        gate.Map(routes, "POST", "objects", "/{type}/batch/create", "crm.objects.contacts.write", call => Write(call, 201, mayBePartial: true, (type, input) =>
            Shown(writer.Create(call, type, input), input)));
        gate.Map(routes, "POST", "objects", "/{type}/batch/update", "crm.objects.contacts.write", call => Write(call, 200, mayBePartial: true, (type, input) => Update(call, type, input)));
        gate.Map(routes, "POST", "objects", "/{type}/batch/upsert", "crm.objects.contacts.write", Upsert);
        gate.Map(routes, "POST", "objects", "/{type}/batch/archive", "crm.objects.contacts.write", call =>
        {
            foreach (var input in call.Inputs(Most))
            {
                if (store.Find(Type(call), input.Text("id")) is { ArchivedAt: 0 } item)
                {
                    writer.Archive(call, item);
                }
            }

            return HubSpotAnswer.Empty;
        });
    }

    private static string Type(HubSpotCall call) => HubSpotProperties.TypeOf(call.Route("type"));

    private static JsonObject Shown(HubSpotObject item, JsonObject input) => item.ToJson((input.Child("properties") ?? []).Select(pair => pair.Key));

    private JsonObject? Update(HubSpotCall call, string type, JsonObject input)
    {
        var (id, property) = (input.Text("id"), input.Text("idProperty"));
        if (property == "email" || (property is not null && !store.IsUnique(property)))
        {
            throw HubSpotException.Invalid("Unable to perform update/upsert by non-unique 0-1 property");
        }

        var item = property is null ? store.Find(type, id) : store.FindBy(property, id ?? "");
        if (item is null or { ArchivedAt: > 0 })
        {
            // An id that is no number changes nothing, and nothing is said.
            return id?.All(char.IsAsciiDigit) == true ? throw HubSpotException.NotFound($"No {type} with ID {id} exists") : null;
        }

        writer.Update(call, item, input);
        return Shown(item, input);
    }

    private HubSpotAnswer Upsert(HubSpotCall call)
    {
        var type = Type(call);
        var inputs = call.Inputs(Most);
        if (type != "contacts" || inputs.FirstOrDefault(input => input.Text("idProperty") is not { } name || !store.IsUnique(name)) is not null)
        {
            throw HubSpotException.Invalid("Unable to perform update/upsert by non-unique 0-1 property");
        }

        if (inputs.GroupBy(input => (input.Text("idProperty"), input.Text("id")?.ToLowerInvariant())).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw HubSpotException.Invalid($"Duplicate IDs found in batch input: [{twice.Key.Item2}]");
        }

        return Write(call, 200, mayBePartial: inputs.All(input => input.Text("idProperty") != "email"), (_, input) =>
        {
            var (id, property) = (input.Text("id") ?? throw HubSpotException.Invalid("Some required fields were not set: [id]"), input.Text("idProperty")!);
            var item = store.FindBy(property, id);
            if (item is null)
            {
                var whole = (JsonObject)input.DeepClone();
                var properties = whole.Child("properties") ?? [];
                properties[property] = id;
                whole["properties"] = properties.Parent is null ? properties : properties.DeepClone();
                var made = Shown(writer.Create(call, type, whole, id), whole);
                made["new"] = true;
                return made;
            }

            writer.Update(call, item, input);
            var json = Shown(item, input);
            json["new"] = false;
            return json;
        });
    }

    // With a trace id on every input each is judged for itself; without, one that is wrong refuses all.
    private HubSpotAnswer Write(HubSpotCall call, int status, bool mayBePartial, Func<string, JsonObject, JsonObject?> write)
    {
        var (type, inputs, started) = (Type(call), call.Inputs(Most), time.GetUtcNow().ToUnixTimeMilliseconds());
        var traces = inputs.Select(input => input.Text("objectWriteTraceId")).ToList();
        var isPartial = mayBePartial && traces.All(trace => trace is not null) && traces.Distinct(StringComparer.Ordinal).Count() == inputs.Count;
        var (results, errors) = (new JsonArray(), new JsonArray());
        if (!isPartial)
        {
            inputs.ToList().ForEach(input => Precheck(type, input));
        }

        foreach (var input in inputs)
        {
            try
            {
                if (write(type, input) is { } result)
                {
                    results.Add((JsonNode)result);
                }
            }
            catch (HubSpotException refusal) when (isPartial)
            {
                errors.Add((JsonNode)new JsonObject
                {
                    ["status"] = "error",
                    ["category"] = refusal.Body.Text("category"),
                    ["message"] = refusal.Body.Text("message"),
                    ["context"] = new JsonObject { ["objectWriteTraceId"] = new JsonArray(input.Text("objectWriteTraceId")) },
                });
            }
        }

        return Answer(status, results, errors, started);
    }

    private void Precheck(string type, JsonObject input)
    {
        foreach (var (name, value) in HubSpotWriter.Read(input))
        {
            if (store.Properties.Check(type, name, value) is { } wrong)
            {
                throw HubSpotException.Invalid($"Property values were not valid: {wrong.Message}", wrong.Code, name);
            }
        }
    }

    private HubSpotAnswer Read(HubSpotCall call)
    {
        var (type, body, started) = (Type(call), call.Body, time.GetUtcNow().ToUnixTimeMilliseconds());
        var asked = body.Texts("properties") is { Count: > 0 } names ? names : HubSpotObjectsApi.Usual;
        var (results, missing, seen) = (new JsonArray(), new JsonArray(), new HashSet<long>());
        foreach (var id in call.Inputs(Most).Select(input => input.Text("id") ?? ""))
        {
            var item = body.Text("idProperty") is { } property ? store.FindBy(property, id) : store.Find(type, id);
            if (item is null || item.ArchivedAt > 0 != (call.Query("archived") == "true"))
            {
                missing.Add(id);
            }
            else if (seen.Add(item.Id))
            {
                results.Add((JsonNode)item.ToJson(asked.Where(name => store.Properties.Find(type, name) is not null)));
            }
        }

        var errors = missing.Count == 0 ? [] : new JsonArray(new JsonObject
        {
            ["status"] = "error",
            ["category"] = "OBJECT_NOT_FOUND",
            ["message"] = $"Could not get some {type.ToUpperInvariant()} objects, they may be deleted or not exist. Check that ids are valid.",
            ["context"] = new JsonObject { ["ids"] = missing },
        });
        return Answer(200, results, errors, started);
    }

    private HubSpotAnswer Answer(int status, JsonArray results, JsonArray errors, long started)
    {
        var answer = new JsonObject { ["status"] = "COMPLETE", ["results"] = results };
        if (errors.Count > 0)
        {
            answer["numErrors"] = errors.Count;
            answer["errors"] = errors;
        }

        answer["startedAt"] = VendorTime.Utc(started);
        answer["completedAt"] = VendorTime.Utc(time.GetUtcNow().ToUnixTimeMilliseconds());
        return new HubSpotAnswer(errors.Count > 0 ? 207 : status, answer);
    }
}
