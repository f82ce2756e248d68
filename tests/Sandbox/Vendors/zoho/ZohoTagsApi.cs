using System.Globalization;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Crm;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Zoho;

/// <summary>The calls about tags.</summary>
internal sealed class ZohoTagsApi(ZohoGate gate, ZohoStore store, ZohoWriter writer, LedgerClock clock, WriteLedger ledger)
{
    private const int Most = 500;

    /// <summary>Maps the calls.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        gate.Map(routes, "GET", "/v8/settings/tags", "ZohoCRM.settings.tags.READ", call => !Contacts(call) ? ZohoAnswer.Empty : ZohoAnswer.Ok(new JsonObject
        {
            ["tags"] = new JsonArray([.. store.Tags.All.Keys.Select(id => (JsonNode)store.Tags.ToJson(id))]),
            ["info"] = new JsonObject { ["count"] = store.Tags.All.Count, ["allowed_count"] = 200 },
        }));
        gate.Map(routes, "POST", "/v8/settings/tags", "ZohoCRM.settings.tags.CREATE", Create);
        gate.Map(routes, "DELETE", "/v8/settings/tags/{id:long}", "ZohoCRM.settings.tags.DELETE", call =>
        {
            var id = Find(call);
            var details = store.Tags.ToJson(id);
            store.Tags.All.Remove(id);
            store.Contacts.ToList().ForEach(record => record.Tags.Remove(id));
            call.TookEffect();
            return ZohoAnswer.Ok(new JsonObject { ["tags"] = new JsonArray(ZohoWriteApi.Done("tags deleted successfully", details)) });
        });
        gate.Map(routes, "GET", "/v8/settings/tags/{id:long}/actions/records_count", "ZohoCRM.settings.tags.ALL", call =>
        {
            var id = Find(call);
            return Contacts(call) ? ZohoAnswer.Ok(new JsonObject { ["count"] = store.Contacts.Count(record => record.Tags.Contains(id)).ToString(CultureInfo.InvariantCulture) }) : ZohoAnswer.Empty;
        });
        gate.Map(routes, "POST", "/v8/{module}/actions/add_tags", "ZohoCRM.settings.tags.ALL", call => Change(call, call.Body.Texts("ids"), adds: true));
        gate.Map(routes, "POST", "/v8/{module}/actions/remove_tags", "ZohoCRM.settings.tags.ALL", call => Change(call, call.Body.Texts("ids"), adds: false));
        gate.Map(routes, "POST", "/v8/{module}/{id:long}/actions/add_tags", "ZohoCRM.settings.tags.ALL", call => Change(call, [call.Route("id")], adds: true));
        gate.Map(routes, "POST", "/v8/{module}/{id:long}/actions/remove_tags", "ZohoCRM.settings.tags.ALL", call => Change(call, [call.Route("id")], adds: false));
    }

    private static bool Contacts(ZohoCall call) => (call.Query("module") ?? throw ZohoException.Missing("module")) == "Contacts";

    private long Find(ZohoCall call) => long.TryParse(call.Route("id"), CultureInfo.InvariantCulture, out var id) && store.Tags.All.ContainsKey(id) ? id : throw ZohoException.Invalid("the id given seems to be invalid", "id");

    private ZohoAnswer Create(ZohoCall call)
    {
        if (!Contacts(call))
        {
            throw new ZohoException(400, "INVALID_MODULE", "the module name given seems to be invalid");
        }

        return ZohoWriteApi.Wrap("tags", 201, [.. call.Body.Objects("tags").Select(input =>
        {
            var name = input.Text("name") ?? "";
            if (name.Length is 0 or > 25)
            {
                return ZohoException.Entry("INVALID_DATA", "invalid data", new JsonObject { ["expected_data_type"] = "text", ["maximum_length"] = 25, ["api_name"] = "name" });
            }

            if (store.Tags.Find(name) is { } known)
            {
                return ZohoException.Entry("DUPLICATE_DATA", "duplicate data", new JsonObject { ["api_name"] = "name", ["id"] = known.ToString(CultureInfo.InvariantCulture) });
            }

            call.TookEffect();
            ledger.Note("tags.insert", name);
            return ZohoWriteApi.Done("tags created successfully", store.Tags.ToJson(store.Tags.Add(name, input.Text("color_code"), clock.Tick())));
        })]);
    }

    // Wrong ones are told inside an answer of 200. A tag that is not there is made.
    private ZohoAnswer Change(ZohoCall call, IReadOnlyList<string> ids, bool adds)
    {
        var (module, names) = (store.Module(call.Route("module")), call.Body.Objects("tags").Select(tag => tag.Text("name") ?? "").ToList());
        if (names.Count == 0 || ids.Count == 0 || ids.Count > Most)
        {
            throw new ZohoException(400, ids.Count > Most ? "LIMIT_EXCEEDED" : "MANDATORY_NOT_FOUND", "tags and one to five hundred ids are needed", new JsonObject { ["api_name"] = ids.Count == 0 ? "ids" : "tags" });
        }

        var done = 0;
        var entries = new JsonArray();
        foreach (var id in ids)
        {
            if (store.Find(module, id) is not { } record)
            {
                entries.Add((JsonNode)ZohoException.Entry("INVALID_DATA", "the id given seems to be invalid", new JsonObject { ["id"] = id }));
                continue;
            }

            if (adds && call.Body.Flag("over_write") == true)
            {
                record.Tags.Clear();
            }

            var changed = false;
            foreach (var name in names)
            {
                var tag = store.Tags.Find(name) ?? (adds ? store.Tags.Add(name, null, clock.Tick()) : 0);
                if (adds ? record.Tags.Add(tag) : record.Tags.Remove(tag))
                {
                    ledger.Note($"{module.Name}.{(adds ? "add" : "remove")}-tag {name}", id);
                    changed = true;
                }
            }

            if (changed)
            {
                store.Update(record, [], clock.Tick());
                writer.Took(null, "update", record);
                call.TookEffect();
            }

            done++;
            entries.Add((JsonNode)ZohoWriteApi.Done("tags updated successfully", new JsonObject { ["id"] = id, ["tags"] = new JsonArray([.. record.Tags.Select(tag => (JsonNode)store.Tags.Brief(tag))]) }));
        }

        return ZohoAnswer.Ok(new JsonObject { ["data"] = entries, ["wf_scheduler"] = false, ["success_count"] = done.ToString(CultureInfo.InvariantCulture), ["locked_count"] = "0" });
    }
}
