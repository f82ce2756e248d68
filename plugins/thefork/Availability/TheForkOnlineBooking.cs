using System.Text.Json;

namespace LeVieuxMoulin.Connectors.TheFork;

/// <summary>Opens and closes times to online booking.</summary>
internal sealed class TheForkOnlineBooking(TheForkApi api) : IWrite<SetOnlineBooking>
{
    /// <summary>Closed twice is closed.</summary>
    public RepeatSafety Repeat => RepeatSafety.Absolute;

    public async Task<WriteResult> WriteAsync(SetOnlineBooking command, WriteContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(context);
        if (command.LastSlot < command.FirstSlot)
        {
            throw TheForkRefusal.Invalid("lastSlot", "The last slot lies before the first. Close a service that passes midnight day by day.");
        }

        if (context.IfRevision is not null || context.IfUnchangedSince is not null)
        {
            throw TheForkRefusal.Unsupported("TheFork does not show what was opened and closed before, so that no condition can be kept.");
        }

        var wanted = new TheForkOverride(TheForkText.Of(command.Day), TheForkText.Of(command.FirstSlot), TheForkText.Of(command.LastSlot), command.IsOpen);
        var path = $"v1/restaurants/{Uri.EscapeDataString(command.LocationId)}/availabilities/override";
        var answer = await api.SetAsync(HttpMethod.Put, path, JsonSerializer.SerializeToUtf8Bytes(wanted, TheForkJson.Default.TheForkOverride), cancellationToken);
        return JsonSerializer.Deserialize(answer, TheForkJson.Default.TheForkOverride) == wanted
            ? new WriteResult()
            : throw new ConnectorException(new Fault(FaultKind.UnexpectedContent, "TheFork answered success, but with other slots than asked for."));
    }
}

/// <summary>The body of <c>PUT /v1/restaurants/{id}/availabilities/override</c>, and what of its answer counts.</summary>
internal sealed record TheForkOverride(string Date, string StartTime, string? EndTime, bool IsOpen);
