using System.Text;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Engine.Audit;
using LeVieuxMoulin.Connectors.Engine.Calls;
using LeVieuxMoulin.Connectors.Engine.Operations;
using LeVieuxMoulin.Connectors.Engine.Problems;
using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Conformance;

/// <content>Secrets and persons, planted wherever a vendor might say them again.</content>
public abstract partial class ConnectorConformance<TConnector>
{
    [Fact]
    public async Task No_secret_and_no_person_is_in_any_log_line_fault_call_or_audit_entry()
    {
        var canaries = new Canaries();
        var passing = Disturbance.None with { Headers = canaries.Headers };
        var row = await BreakableRowAsync();
        Vendor.Disturbance = passing;
        await using var bed = await OpenAsync(settings => Hasty(canaries.Plant(settings), Ample));
        await canaries.AddTokensAsync(bed, Token);
        var told = new List<string>();

        // A row that cannot be read and holds a guest; then everything fails, and the vendor repeats what it was told.
        Vendor.Disturbance = passing with { Answer = row is var (text, field) ? body => body.Replace(text, Broken(text, field), StringComparison.Ordinal) : null };
        await SyncTellingAsync(bed, bed.Feeds, told);
        Vendor.Disturbance = passing with { Failure = canaries.Into };
        foreach (var fault in new[] { "status500", "retryAfter" })
        {
            await Vendor.FaultAsync(new JsonObject { [fault] = 1 }, Token);
            await SyncTellingAsync(bed, bed.Feeds.Take(2), told);
            await bed.ReconnectAsync(bed.Settings, Token);
        }

        await Vendor.FaultAsync([], Token);
        Vendor.Disturbance = passing with { Failure = canaries.Into, SpoilsCredential = true };
        await SyncTellingAsync(bed, bed.Feeds.Take(2), told);
        await canaries.AddTokensAsync(bed, Token);
        Vendor.Disturbance = passing;
        await bed.ReconnectAsync(bed.Settings, Token);
        var samples = await Connector.WritesAsync(bed, Token);
        Vendor.Disturbance = passing with { RefusesWrites = Refusal(canaries) };
        foreach (var sample in samples)
        {
            told.Add(await TellAsync(bed, sample));
        }

        await CalmAsync();
        await bed.QuietAsync();
        told.AddRange(bed.Log);
        told.AddRange((await bed.Get<ICallStore>().ListAsync(new CallQuery { Limit = 1000 }, Token)).Select(call => $"{call.Call} {call.Call.Answer} {call.Call.Fault}"));
        told.AddRange((await bed.Get<IAuditStore>().ReadAsync(0, 1000, Token)).Select(entry => entry.ToString()));
        told.AddRange(bed.Get<IProblemBoard>().Open.Select(problem => problem.ToString()));
        told.AddRange((await bed.AsideAsync(null, Token)).Select(aside => $"{aside.Path} {aside.Reason}"));
        told.AddRange((await bed.Get<IRecordQueries>().ListStreamsAsync(null, Token)).Select(stream => stream.ToString()));
        told.Count.ShouldBeGreaterThan(20, "there is something to look at");

        told.Where(line => canaries.All.Any(canary => line.Contains(canary, StringComparison.OrdinalIgnoreCase))).Take(5).ShouldBeEmpty();
        canaries.Secrets.Where(secret => Files(bed).Any(file => file.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)) >= 0)).ShouldBeEmpty("secrets in the data folder in clear");
    }

    private static string Refusal(Canaries canaries) => new JsonObject
    {
        ["message"] = canaries.Sentence,
        ["errors"] = new JsonArray(new JsonObject { ["code"] = "REFUSED", ["detail"] = canaries.Sentence, ["field"] = "name", ["message"] = canaries.Sentence }),
    }.ToJsonString();

    private static async Task SyncTellingAsync(ConnectorBed bed, IEnumerable<string> streams, List<string> told)
    {
        foreach (var stream in streams)
        {
            told.Add((await bed.SyncAsync(stream, Token)).ToString());
        }
    }

    private static async Task<string> TellAsync(ConnectorBed bed, SampleWrite sample)
    {
        var operation = await bed.CarryOutAsync(sample.Command, sample.OperationId, Token);
        operation.State.ShouldNotBe(OperationState.Succeeded, $"{operation.Kind} was refused by the line");
        return $"{operation.State} {operation.Fault} {string.Join(' ', operation.Fault?.Fields.Select(field => field.ToString()) ?? [])} {string.Join(' ', operation.Transitions.Select(step => step.ToString()))}";
    }

    private static string Broken(string row, string field)
    {
        var broken = (JsonObject)JsonNode.Parse(row)!;
        broken[field] = $"{Canaries.Mail} {Canaries.Phone}";
        return broken.ToJsonString();
    }

    private static List<byte[]> Files(ConnectorBed bed)
    {
        var files = new List<byte[]>();
        foreach (var path in Directory.EnumerateFiles(bed.Data, "*", SearchOption.AllDirectories).Where(path => !path.EndsWith(".lock", StringComparison.Ordinal)))
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var content = new MemoryStream();
            file.CopyTo(content);
            files.Add(content.ToArray());
        }

        return files;
    }

    /// <summary>Finds a row and the field of it that a text with a guest in it makes unreadable; null where there is none.</summary>
    private async Task<(string Row, string Field)?> BreakableRowAsync()
    {
        await using var bed = await OpenAsync();
        await SyncAllAsync(bed);
        foreach (var (stream, raw) in await FirstRowsAsync(bed))
        {
            var text = RowText.Of(raw);
            foreach (var (field, value) in RowText.Json(raw)?.ToList() ?? [])
            {
                if (value?.ToString() != raw.Id && IsUnreadable(bed, stream, RowText.With(raw, Broken(text, field))))
                {
                    return (text, field);
                }
            }
        }

        return null;
    }

    private static bool IsUnreadable(ConnectorBed bed, string stream, RawRecord raw)
    {
        try
        {
            bed.Map(stream, raw);
            return false;
        }
#pragma warning disable CA1031 // Whatever a connector throws is what this test looks for.
        catch (Exception)
#pragma warning restore CA1031
        {
            return true;
        }
    }
}
