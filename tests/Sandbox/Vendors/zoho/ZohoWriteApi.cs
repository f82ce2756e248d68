using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LeVieuxMoulin.Connectors.Sandbox.Crm;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Zoho;

/// <summary>The calls that write records, each answered entry by entry in the order given.</summary>
internal sealed partial class ZohoWriteApi(ZohoGate gate, ZohoWriter writer)
{
    private readonly ZohoStore store = writer.Store;

    /// <summary>Maps the calls.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        gate.Map(routes, "POST", "/v8/{module}", "ZohoCRM.modules.{module}.CREATE", call => Each(call, 201, Module(call), (module, input, place) => Added(writer.Create(call, module, input, place))));
        gate.Map(routes, "PUT", "/v8/{module}", "ZohoCRM.modules.{module}.UPDATE", call => Each(call, 200, Module(call), (module, input, place) => Change(call, module, input["id"]?.ToString(), input, place)));
        gate.Map(routes, "PUT", "/v8/{module}/{id:long}", "ZohoCRM.modules.{module}.UPDATE", call => Each(call, 200, Module(call), (module, input, place) => Change(call, module, call.Route("id"), input, place)));
        gate.Map(routes, "POST", "/v8/{module}/upsert", "ZohoCRM.modules.{module}.CREATE", Upsert);
        gate.Map(routes, "DELETE", "/v8/{module}", "ZohoCRM.modules.{module}.DELETE", call => Delete(call, call.QueryList("ids") is { Count: > 0 } ids ? ids : throw ZohoException.Missing("ids")));
        gate.Map(routes, "DELETE", "/v8/{module}/{id:long}", "ZohoCRM.modules.{module}.DELETE", call => Delete(call, [call.Route("id")]));
        gate.Map(routes, "POST", "/v8/{module}/{id:long}/Notes", "ZohoCRM.modules.Notes.CREATE", call => Each(call, 201, store.Module("Notes"), (module, input, place) =>
        {
            input["Parent_Id"] = new JsonObject { ["id"] = call.Route("id") };
            return Added(writer.Create(call, module, input, place));
        }));
        gate.Map(routes, "GET", "/v8/settings/recycle_bin", "ZohoCRM.settings.recycle_bin.READ", call => ZohoPages.Plain(call, "recycle_bin", [.. Bin().Select(record => new JsonObject
        {
            ["display_name"] = record.Title,
            ["deleted_time"] = VendorTime.French(record.DeletedAt),
            ["owner"] = ZohoRecord.User(),
            ["module"] = record.Module.Name,
            ["deleted_by"] = ZohoRecord.User(),
            ["id"] = record.IdText,
        })]));
        gate.Map(routes, "DELETE", "/v8/settings/recycle_bin/{id:long}", "ZohoCRM.settings.recycle_bin.DELETE", call =>
            Empty(call, [call.Route("id")]) is { Status: 200 } done ? done : throw new ZohoException(400, "INVALID_DATA", "the id given seems to be invalid", new JsonObject { ["id"] = call.Route("id") }));
        gate.Map(routes, "DELETE", "/v8/settings/recycle_bin", "ZohoCRM.settings.recycle_bin.DELETE", call =>
            Empty(call, [.. Numbers().Matches(call.Query("ids") ?? call.Query("filters") ?? throw ZohoException.Missing("filters")).Select(match => match.Value)]));
        gate.Map(routes, "POST", "/v8/settings/recycle_bin/actions/empty", "ZohoCRM.settings.recycle_bin.UPDATE", call =>
        {
            Bin().ForEach(record => writer.Erase(call, record));
            return ZohoAnswer.Ok(new JsonObject { ["code"] = "SUCCESS", ["details"] = new JsonObject(), ["message"] = "Recycle bin emptied successfully", ["status"] = "success" });
        });
    }

    /// <summary>Wraps entries: 207 when some are wrong, the status of the fault when all are.</summary>
    public static ZohoAnswer Wrap(string name, int status, IReadOnlyList<JsonObject> entries)
    {
        var wrong = entries.Count(entry => entry.Text("status") == "error");
        var worst = entries.All(entry => entry.Text("code") == "ALREADY_MODIFIED") ? 412 : 400;
        return new ZohoAnswer(wrong == 0 ? status : wrong < entries.Count ? 207 : worst, new JsonObject { [name] = new JsonArray([.. entries]) });
    }

    /// <summary>Makes an entry that says it is done.</summary>
    public static JsonObject Done(string message, JsonObject details) => new() { ["code"] = "SUCCESS", ["details"] = details, ["message"] = message, ["status"] = "success" };

    [GeneratedRegex(@"\d{15,19}")]
    private static partial Regex Numbers();

    private static JsonObject Added(ZohoRecord record) => Done("record added", record.Details());

    private static ZohoAnswer Each(ZohoCall call, int status, ZohoModule module, Func<ZohoModule, JsonObject, int, JsonObject> each)
    {
        var data = call.Data();
        call.Spend((data.Count - 1) / 10);
        return Wrap("data", status, [.. data.Select((input, place) =>
        {
            try
            {
                return each(module, input, place);
            }
            catch (ZohoException refusal)
            {
                return refusal.Body;
            }
        })]);
    }

    private ZohoModule Module(ZohoCall call) => store.Module(call.Route("module"));

    private List<ZohoRecord> Bin() => [.. store.Modules.Values.SelectMany(module => module.Records.Values).Where(record => record.DeletedAt > 0 && !record.IsErased)];

    private JsonObject Change(ZohoCall call, ZohoModule module, string? id, JsonObject input, int place)
    {
        var record = store.Find(module, id) ?? throw new ZohoException(400, "INVALID_DATA", "the id given seems to be invalid", new JsonObject { ["api_name"] = "id", ["json_path"] = $"$.data[{place}].id" });
        writer.Update(call, record, input, place);
        return Done("record updated", record.Details());
    }

    private ZohoAnswer Upsert(ZohoCall call)
    {
        var module = Module(call);
        var asked = call.Body.Texts("duplicate_check_fields");
        if (asked.FirstOrDefault(field => module.Name != "Contacts" || !store.IsKey(field)) is { } odd)
        {
            throw new ZohoException(400, "INVALID_DATA", "invalid duplicate check field", new JsonObject { ["api_name"] = "duplicate_check_fields", ["field"] = odd });
        }

        // The fields named come first, in their order; unique ones are always looked at.
        var fields = (asked.Count > 0 ? asked : ["Email"]).Concat(module.Fields.Where(field => field.IsUnique).Select(field => field.Name)).Distinct(StringComparer.Ordinal).ToList();
        return Each(call, 200, module, (_, input, place) =>
        {
            var (field, record) = input["id"] is { } id
                ? ("id", store.Find(module, id.ToString()) ?? throw ZohoException.Invalid("the id given seems to be invalid", "id"))
                : fields.Select(name => (Name: (string?)name, Found: input.Text(name) is { Length: > 0 } value ? store.FindBy(name, value) : null)).FirstOrDefault(pair => pair.Found is not null);
            if (record is null)
            {
                var made = Added(writer.Create(call, module, input, place));
                (made["duplicate_field"], made["action"]) = (null, "insert");
                return made;
            }

            writer.Update(call, record, input, place);
            var changed = Done("record updated", record.Details());
            (changed["duplicate_field"], changed["action"]) = (field, "update");
            return changed;
        });
    }

    private ZohoAnswer Delete(ZohoCall call, IReadOnlyList<string> ids)
    {
        var module = Module(call);
        return ids.Count > 100 ? throw new ZohoException(400, "LIMIT_EXCEEDED", "only 100 records at once") : Wrap("data", 200, [.. ids.Select(id =>
        {
            if (store.Find(module, id) is not { } record)
            {
                return ZohoException.Entry("INVALID_DATA", "the id given seems to be invalid", new JsonObject { ["id"] = id });
            }

            writer.Delete(call, record);
            return Done("record deleted", new JsonObject { ["id"] = id });
        })]);
    }

    private ZohoAnswer Empty(ZohoCall call, IReadOnlyList<string> ids)
    {
        var bin = Bin();
        return Wrap("recycle_bin", 200, [.. ids.Select(id =>
        {
            if (bin.Find(record => record.IdText == id) is not { } record)
            {
                return ZohoException.Entry("CANNOT_DELETE", "the record is not in the recycle bin", new JsonObject { ["id"] = id });
            }

            writer.Erase(call, record);
            return Done("record deleted from recycle bin", new JsonObject { ["id"] = id });
        })]);
    }
}
