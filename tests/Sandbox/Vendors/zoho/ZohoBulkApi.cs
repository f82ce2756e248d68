using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Crm;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Zoho;

/// <summary>The calls that give a whole module as a packed table, a while after they are asked.</summary>
internal sealed class ZohoBulkApi(ZohoGate gate, ZohoStore store, TimeProvider time)
{
    private const int Rows = 200_000;
    private const int Wait = 300;
    private readonly Dictionary<string, (JsonObject Query, long At)> jobs = new(StringComparer.Ordinal);

    /// <summary>Maps the calls.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        gate.Map(routes, "POST", "/bulk/v8/read", "ZohoCRM.bulk.CREATE", Ask);
        gate.Map(routes, "GET", "/bulk/v8/read/{id}", "ZohoCRM.bulk.READ", Look);
        gate.Map(routes, "GET", "/bulk/v8/read/{id}/result", "ZohoCRM.bulk.READ", call =>
        {
            var (query, _) = Job(call);
            return IsDone(call) ? new ZohoAnswer(200, File: Pack(call.Route("id"), Table(query))) : throw new ZohoException(404, "RESOURCE_NOT_FOUND", "the result is not ready");
        });
    }

    private (JsonObject Query, long At) Job(ZohoCall call) => jobs.TryGetValue(call.Route("id"), out var job) ? job : throw new ZohoException(404, "RESOURCE_NOT_FOUND", "the job does not exist");

    private bool IsDone(ZohoCall call) => time.GetUtcNow().ToUnixTimeMilliseconds() - Job(call).At >= Wait;

    private ZohoAnswer Ask(ZohoCall call)
    {
        var query = call.Body.Child("query") ?? throw new ZohoException(400, "MANDATORY_NOT_FOUND", "required field not found", new JsonObject { ["api_name"] = "query" });
        store.Module(query.Child("module").Text("api_name") ?? "");
        var id = (4150868000009000000 + (jobs.Count * 11)).ToString(CultureInfo.InvariantCulture);
        jobs[id] = ((JsonObject)query.DeepClone(), time.GetUtcNow().ToUnixTimeMilliseconds());
        return new ZohoAnswer(201, new JsonObject
        {
            ["data"] = new JsonArray(new JsonObject
            {
                ["status"] = "success",
                ["code"] = "ADDED_SUCCESSFULLY",
                ["message"] = "Added successfully.",
                ["details"] = new JsonObject { ["id"] = id, ["operation"] = "read", ["state"] = "ADDED", ["created_by"] = ZohoRecord.User(), ["created_time"] = VendorTime.French(jobs[id].At) },
            }),
            ["info"] = new JsonObject(),
        });
    }

    private ZohoAnswer Look(ZohoCall call)
    {
        var (query, at) = Job(call);
        var shown = (JsonObject)query.DeepClone();
        shown["page"] ??= 1;
        shown.Child("module")!["id"] ??= store.Module(shown.Child("module").Text("api_name")!).Id.ToString(CultureInfo.InvariantCulture);
        var job = new JsonObject
        {
            ["id"] = call.Route("id"),
            ["operation"] = "read",
            ["state"] = IsDone(call) ? "COMPLETED" : "QUEUED",
            ["query"] = shown,
            ["created_by"] = ZohoRecord.User(),
            ["created_time"] = VendorTime.French(at),
            ["file_type"] = "csv",
            ["Attachment_Source__s"] = "custom_file",
            ["File_Id__s"] = null,
        };
        if (IsDone(call))
        {
            job["result"] = new JsonObject { ["page"] = 1, ["count"] = Found(query).Count, ["download_url"] = $"/crm/bulk/v8/read/{call.Route("id")}/result", ["per_page"] = Rows, ["more_records"] = false };
        }

        return ZohoAnswer.Ok(new JsonObject { ["data"] = new JsonArray(job) });
    }

    private List<ZohoRecord> Found(JsonObject query)
    {
        var module = store.Module(query.Child("module").Text("api_name") ?? "");
        var criteria = query.Child("criteria");
        var tests = (criteria is null ? [] : criteria.ContainsKey("group") ? criteria.Objects("group") : [criteria]).Select(part =>
        {
            var field = module.Find(part.Child("field").Text("api_name") ?? "") ?? throw ZohoException.Invalid("invalid data", "criteria");
            var operation = part.Text("comparator") switch { "equal" => "=", "not_equal" => "!=", "greater_than" => ">", "greater_equal" => ">=", "less_than" => "<", "less_equal" => "<=", _ => throw ZohoException.Invalid("invalid data", "comparator") };
            return ZohoCondition.Make(field, null, operation, [part["value"]?.ToString() ?? ""], isLoose: false);
        }).ToArray();
        return [.. module.Living.Where(record => criteria.Text("group_operator") == "or" ? Array.Exists(tests, test => test(record, record.Values)) : Array.TrueForAll(tests, test => test(record, record.Values))).Take(Rows)];
    }

    private string Table(JsonObject query)
    {
        var fields = query.Texts("fields") is { Count: > 0 } asked ? asked : ["id"];
        var text = new StringBuilder(string.Join(',', fields)).Append('\n');
        foreach (var record in Found(query))
        {
            text.AppendJoin(',', fields.Select(field => Cell(record.Value(field, store.Tags)))).Append('\n');
        }

        return text.ToString();
    }

    private static string Cell(JsonNode? value)
    {
        var text = value switch { null => "", JsonObject link => link["id"]?.ToString() ?? "", JsonArray list => string.Join(';', list.Select(item => item is JsonObject tag ? tag["name"] : item)), _ => value.ToString() };
        return text.AsSpan().IndexOfAny(",\"\n") >= 0 ? '"' + text.Replace("\"", "\"\"", StringComparison.Ordinal) + '"' : text;
    }

    private static byte[] Pack(string name, string text)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            using var entry = archive.CreateEntry(name + ".csv").Open();
            entry.Write(Encoding.UTF8.GetBytes(text));
        }

        return bytes.ToArray();
    }
}
