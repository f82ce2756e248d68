using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Zoho;

/// <summary>Writes records: each answer has one entry for each input, in order, whatever its status says.</summary>
internal static class ZohoWrites
{
    /// <summary>Wraps inputs. The empty trigger keeps the organisation's workflows, mails to customers among them, from running at every save.</summary>
    public static JsonObject Body(IEnumerable<JsonNode?> inputs) => new() { ["data"] = new JsonArray([.. inputs]), ["trigger"] = new JsonArray() };

    /// <summary>Reads one entry for each of so many inputs.</summary>
    public static List<ZohoEntry> Entries(byte[] answer, int count)
    {
        var entries = JsonSerializer.Deserialize(answer, ZohoJson.Default.ZohoErrorBody)!.Entries;
        return entries.Count == count ? entries : throw ZohoRefusal.Unexpected($"Zoho answered {entries.Count} outcomes to {count} writes.");
    }

    public static WriteResult ToResult(this ZohoEntry entry, string call) =>
        entry.IsError ? new WriteResult { Fault = ZohoErrors.ToFault(entry, entry.Code == "ALREADY_MODIFIED" ? 412 : 400, call) } : new WriteResult { RecordId = entry.Detail("id") };

    /// <summary>Sends one write, and reads its outcome also where Zoho refuses it as a whole.</summary>
    public static async Task<WriteResult> OneAsync(this ZohoApi api, HttpMethod method, string path, JsonObject input, IEnumerable<string> keys, DateTimeOffset? unmodifiedSince, CancellationToken cancellationToken)
    {
        var body = Body([input]);
        var checks = keys.ToList();
        if (checks.Count > 0)
        {
            body["duplicate_check_fields"] = new JsonArray([.. checks.Select(key => (JsonNode)key)]);
        }

        return Entries(await api.PutAsync(method, path, body, unmodifiedSince, cancellationToken), 1)[0].ToResult($"{method} {path}");
    }
}
