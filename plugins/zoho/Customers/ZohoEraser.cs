using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Zoho;

/// <summary>Erases a contact: deletes it, then takes it out of the recycle bin, where it would lie for two months.</summary>
internal sealed class ZohoEraser(ZohoApi api) : IWrite<EraseCustomer>
{
    public RepeatSafety Repeat => RepeatSafety.Absolute;

    public async Task<WriteResult> WriteAsync(EraseCustomer command, WriteContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(context);
        if (context.IfRevision is not null || context.IfUnchangedSince is not null)
        {
            throw ZohoRefusal.Unsupported("Erasing does not depend on what else changed. Leave the condition out.");
        }

        var id = Uri.EscapeDataString(command.CustomerId);
        var wasThere = await TakeAsync($"{ZohoFields.Module}?ids={id}&wf_trigger=false", cancellationToken);
        var wasInBin = await TakeAsync($"settings/recycle_bin/{id}", cancellationToken);
        return new WriteResult { RecordId = command.CustomerId, AlreadyDone = !wasThere && !wasInBin };
    }

    /// <summary>Takes it away from one of the two places; not being there is what was asked for.</summary>
    private async Task<bool> TakeAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await api.DeleteAsync(path, cancellationToken);
            var wrong = answer.Length == 0 ? null : JsonSerializer.Deserialize(answer, ZohoJson.Default.ZohoErrorBody)!.Entries.Find(entry => entry.IsError);
            return wrong is null || (IsAbsence(wrong.Code) ? false : throw new ConnectorException(ZohoErrors.ToFault(wrong, 400, $"DELETE {path.Split('?')[0]}")));
        }
        catch (ConnectorException e) when (e.Fault.Kind == FaultKind.NotFound || IsAbsence(e.Fault.Code))
        {
            return false;
        }
    }

    private static bool IsAbsence(string? code) => code is "INVALID_DATA" or "CANNOT_DELETE";
}
