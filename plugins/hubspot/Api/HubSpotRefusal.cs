namespace LeVieuxMoulin.Connectors.HubSpot;

/// <summary>What this connector refuses before anything is sent, or reads out of a good answer.</summary>
internal static class HubSpotRefusal
{
    public static ConnectorException Invalid(string field, string message) =>
        new(new Fault(FaultKind.Validation, message) { Fields = new List<FieldFault> { new(field, message) } });

    public static ConnectorException Unsupported(string message) => new(new Fault(FaultKind.Unsupported, message));

    public static ConnectorException Unexpected(string message) => new(new Fault(FaultKind.UnexpectedContent, message));

    /// <summary>Refuses when the record moved on since the caller saw it: HubSpot compares nothing itself, and counts no revisions.</summary>
    public static void Check(WriteContext context, DateTimeOffset? changedAt)
    {
        if (context.IfRevision is not null)
        {
            throw Invalid("ifRevision", "HubSpot counts no revisions. Say the time of the last change instead.");
        }

        if (context.IfUnchangedSince is { } since && changedAt > since)
        {
            throw new ConnectorException(new Fault(FaultKind.Conflict, "The contact changed at HubSpot since it was read."));
        }
    }
}
