using System.Globalization;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Crm;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Zoho;

/// <summary>The calls that read records.</summary>
internal sealed class ZohoReadApi(ZohoGate gate, ZohoStore store, ZohoPages pages)
{
    private const string Reads = "ZohoCRM.modules.{module}.READ";

    /// <summary>Maps the calls.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        gate.Map(routes, "GET", "/v8/{module}", Reads, List);
        gate.Map(routes, "GET", "/v8/{module}/{id:long}", Reads, call => Find(call) is not { } record ? ZohoAnswer.Empty : ZohoAnswer.Ok(new JsonObject
        {
            ["data"] = new JsonArray(record.ToJson(call.Query("fields") is null ? record.Module.Fields.Select(field => field.Name) : call.Fields(), store.Tags)),
        }));
        gate.Map(routes, "GET", "/v8/{module}/deleted", Reads, Deleted);
        gate.Map(routes, "GET", "/v8/{module}/actions/count", Reads, call => ZohoAnswer.Ok(new JsonObject { ["count"] = store.Module(call.Route("module")).Living.Count() }));
        gate.Map(routes, "GET", "/v8/{module}/{id:long}/{related}", Reads, Related);
        gate.Map(routes, "GET", "/v8/{module}/{id:long}/__timeline", Reads, Timeline);
    }

    private ZohoRecord? Find(ZohoCall call) => store.Find(store.Module(call.Route("module")), call.Route("id"));

    private ZohoAnswer List(ZohoCall call)
    {
        var module = store.Module(call.Route("module"));
        var records = module.Living;
        if (call.QueryList("ids") is { Count: > 0 } ids)
        {
            records = records.Where(record => ids.Contains(record.IdText, StringComparer.Ordinal));
        }

        if (call.Query("cvid") is { } view)
        {
            var found = store.Views.Find(known => known.Id.ToString(CultureInfo.InvariantCulture) == view && module.Name == "Contacts") ?? throw ZohoException.Invalid("the id given seems to be invalid", "cvid");
            records = records.Where(found.Shows);
        }

        return pages.Answer(call, records);
    }

    private ZohoAnswer Deleted(ZohoCall call)
    {
        var type = call.Query("type") ?? "all";
        if (type is not ("all" or "recycle" or "permanent"))
        {
            throw ZohoException.Invalid("invalid data", "type");
        }

        var gone = store.Module(call.Route("module")).Records.Values
            .Where(record => record.DeletedAt > 0 && (type == "all" || (type == "permanent") == record.IsErased))
            .OrderByDescending(record => record.DeletedAt).ThenBy(record => record.Id);
        return ZohoPages.Plain(call, "data", [.. gone.Select(record => new JsonObject
        {
            ["deleted_by"] = ZohoRecord.User(),
            ["id"] = record.IdText,
            ["display_name"] = record.IsErased ? null : record.Title,
            ["type"] = record.IsErased ? "permanent" : "recycle",
            ["created_by"] = ZohoRecord.User(),
            ["deleted_time"] = VendorTime.French(record.DeletedAt),
        })]);
    }

    private ZohoAnswer Related(ZohoCall call)
    {
        if (Find(call) is not { } record || record.Module.Name != "Contacts")
        {
            throw new ZohoException(400, "INVALID_DATA", "the related id given seems to be invalid", new JsonObject { ["resource_path_index"] = 1 });
        }

        var module = store.Modules.GetValueOrDefault(call.Route("related"));
        return module?.Link is not { } link
            ? module?.Name == "Campaigns" ? ZohoAnswer.Empty : throw new ZohoException(400, "INVALID_DATA", "the relation name given seems to be invalid", new JsonObject { ["resource_path_index"] = 2 })
            : pages.Answer(call, module.Living.Where(other => other.Linked(link) == record.Id));
    }

    private ZohoAnswer Timeline(ZohoCall call)
    {
        if (Find(call) is not { } record)
        {
            return ZohoAnswer.Empty;
        }

        JsonObject Line(string action, long at, ZohoRecord? related) => new()
        {
            ["audited_time"] = VendorTime.French(at),
            ["action"] = action,
            ["id"] = (record.Id + at).ToString(CultureInfo.InvariantCulture),
            ["source"] = "crm_ui",
            ["extension"] = null,
            ["done_by"] = new JsonObject { ["name"] = "Patricia Moulin", ["id"] = ZohoRecord.UserId },
            ["type"] = "timeline",
            ["record"] = new JsonObject { ["name"] = record.Title, ["id"] = record.IdText, ["module"] = Module(record) },
            ["related_record"] = related is null ? null : new JsonObject { ["name"] = related.Title, ["id"] = related.IdText, ["module"] = Module(related) },
            ["field_history"] = null,
        };
        var lines = new List<JsonObject> { Line("added", record.Created, null) };
        if (record.Modified > record.Created)
        {
            lines.Add(Line("updated", record.Modified, null));
        }

        lines.AddRange(store.Modules.Values.Where(module => module.Link is not null).SelectMany(module => module.Living.Where(other => other.Linked(module.Link!) == record.Id)).Select(other => Line("added", other.Created, other)));
        return ZohoPages.Plain(call, "__timeline", new JsonObject { ["next_page_token"] = null, ["previous_page_token"] = null }, [.. lines.OrderByDescending(line => VendorTime.Read(line["audited_time"]!.GetValue<string>()))]);
    }

    private static JsonObject Module(ZohoRecord record) => new() { ["name"] = record.Module.Name, ["id"] = record.Module.Id.ToString(CultureInfo.InvariantCulture), ["api_name"] = record.Module.Name };
}
