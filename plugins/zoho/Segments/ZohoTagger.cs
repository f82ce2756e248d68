using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Zoho;

/// <summary>Puts a tag on contacts and takes it off.</summary>
internal sealed class ZohoTagger(ZohoApi api, ZohoTags tags) : IWrite<ChangeSegmentMembers>
{
    /// <summary>Zoho is said to take five hundred ids in a call; it is not documented by itself.</summary>
    private const int MaxIds = 100;

    /// <summary>Having a tag or not is an end.</summary>
    public RepeatSafety Repeat => RepeatSafety.Absolute;

    public async Task<WriteResult> WriteAsync(ChangeSegmentMembers command, WriteContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var tag = (await tags.ListAsync(cancellationToken)).FirstOrDefault(tag => tag.Id == command.SegmentId)
            ?? throw ZohoRefusal.Invalid("segmentId", "Zoho has no tag of this id. A view's members are decided by its criteria and cannot be added or removed.");
        var wrong = new List<Fault>();
        foreach (var ids in command.Add.Chunk(MaxIds))
        {
            wrong.AddRange(await SendAsync("add_tags", tag.Name, ids, cancellationToken));
        }

        foreach (var ids in command.Remove.Chunk(MaxIds))
        {
            wrong.AddRange(await SendAsync("remove_tags", tag.Name, ids, cancellationToken));
        }

        return wrong.Count == 0 ? new WriteResult { RecordId = command.SegmentId } : new WriteResult
        {
            RecordId = command.SegmentId,
            Fault = wrong[0] with { Kind = FaultKind.Refused, Message = $"{wrong.Count} of the contacts could not be changed; the others were. {wrong[0].Message}" },
        };
    }

    private async Task<IEnumerable<Fault>> SendAsync(string action, string tag, string[] ids, CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["tags"] = new JsonArray(new JsonObject { ["name"] = tag }), ["ids"] = new JsonArray([.. ids.Select(id => (JsonNode)id)]) };
        if (action == "add_tags")
        {
            body["over_write"] = false;
        }

        var path = $"{ZohoFields.Module}/actions/{action}";
        var entries = ZohoWrites.Entries(await api.PutAsync(HttpMethod.Post, path, body, null, cancellationToken), ids.Length);
        return entries.Select(entry => entry.ToResult($"POST {path}").Fault).OfType<Fault>();
    }
}
