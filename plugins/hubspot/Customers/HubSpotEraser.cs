namespace LeVieuxMoulin.Connectors.HubSpot;

/// <summary>Erases a contact for good, as the law wants it, and not into the recycle bin.</summary>
internal sealed class HubSpotEraser(HubSpotApi api, HubSpotPaths paths) : IWrite<EraseCustomer>
{
    public RepeatSafety Repeat => RepeatSafety.Absolute;

    public async Task<WriteResult> WriteAsync(EraseCustomer command, WriteContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(context);
        if (context.IfRevision is not null || context.IfUnchangedSince is not null)
        {
            throw HubSpotRefusal.Unsupported("Erasing does not depend on what else changed. Leave the condition out.");
        }

        try
        {
            await api.PutAsync(HttpMethod.Post, $"{paths.Contacts}/gdpr-delete", new HubSpotErasure(command.CustomerId), HubSpotJson.Default.HubSpotErasure, cancellationToken);
            return new WriteResult { RecordId = command.CustomerId };
        }
        catch (ConnectorException e) when (e.Fault.Kind == FaultKind.NotFound)
        {
            return new WriteResult { RecordId = command.CustomerId, AlreadyDone = true };
        }
    }
}

/// <summary>Names who is erased.</summary>
internal sealed record HubSpotErasure(string ObjectId);
