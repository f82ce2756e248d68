using System.Text.Json;

namespace LeVieuxMoulin.Connectors.HubSpot;

/// <summary>Several writes of one kind.</summary>
internal sealed record HubSpotBatch(List<HubSpotInput> Inputs);

/// <summary>One write. The trace id comes back with its complaint, if there is one.</summary>
internal sealed record HubSpotInput(Dictionary<string, string> Properties, string? Id = null, string? IdProperty = null, string? ObjectWriteTraceId = null);

/// <summary>What became of a batch: 200 when all went well, 207 when some did.</summary>
internal sealed record HubSpotBatchAnswer(List<HubSpotObject>? Results = null, List<HubSpotBatchError>? Errors = null);

/// <summary>A complaint about some of a batch.</summary>
internal sealed record HubSpotBatchError(string? Category = null, string? SubCategory = null, string? Message = null, List<HubSpotErrorDetail>? Errors = null, Dictionary<string, JsonElement>? Context = null)
{
    public IEnumerable<string> TraceIds => HubSpotErrors.Texts(Context, "objectWriteTraceId");

    public Fault ToFault(string call)
    {
        var status = Category switch { "CONFLICT" => 409, "OBJECT_NOT_FOUND" => 404, "RATE_LIMITS" or "RATE_LIMIT" => 429, _ => 400 };
        return HubSpotErrors.ToFault(new HubSpotError(Message, Category, SubCategory, Errors: Errors, Context: Context), status, call);
    }
}
