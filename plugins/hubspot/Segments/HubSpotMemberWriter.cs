using System.Text.Json;

namespace LeVieuxMoulin.Connectors.HubSpot;

/// <summary>Adds and removes members of a list that is kept by hand.</summary>
internal sealed class HubSpotMemberWriter(HubSpotApi api, HubSpotPaths paths) : IWrite<ChangeSegmentMembers>
{
    /// <summary>HubSpot does not say how many ids one call takes; this many have been seen to work elsewhere with room to spare.</summary>
    private const int MaxIds = 500;

    /// <summary>Being in or out is an end.</summary>
    public RepeatSafety Repeat => RepeatSafety.Absolute;

    public async Task<WriteResult> WriteAsync(ChangeSegmentMembers command, WriteContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var missing = new List<string>();
        var (add, remove) = (command.Add.Chunk(MaxIds).ToList(), command.Remove.Chunk(MaxIds).ToList());
        for (var i = 0; i < Math.Max(add.Count, remove.Count); i++)
        {
            var change = new HubSpotMemberChange(i < add.Count ? [.. add[i]] : [], i < remove.Count ? [.. remove[i]] : []);
            var path = $"{paths.Lists}/{Uri.EscapeDataString(command.SegmentId)}/memberships/add-and-remove";
            var answer = JsonSerializer.Deserialize(await api.PutAsync(HttpMethod.Put, path, change, HubSpotJson.Default.HubSpotMemberChange, cancellationToken), HubSpotJson.Default.HubSpotMemberResult)!;
            missing.AddRange((answer.RecordIdsMissing ?? []).Intersect(change.RecordIdsToAdd));
        }

        return missing.Count == 0 ? new WriteResult { RecordId = command.SegmentId } : new WriteResult
        {
            RecordId = command.SegmentId,
            Fault = new Fault(FaultKind.Refused, $"HubSpot knows no contact {string.Join(", ", missing)}; the others were added and removed.") { Code = "RECORDS_MISSING" },
        };
    }
}

/// <summary>Who comes and who goes.</summary>
internal sealed record HubSpotMemberChange(List<string> RecordIdsToAdd, List<string> RecordIdsToRemove);

/// <summary>What became of it.</summary>
internal sealed record HubSpotMemberResult(List<string>? RecordIdsMissing = null);
