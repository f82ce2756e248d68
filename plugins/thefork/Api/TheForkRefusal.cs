namespace LeVieuxMoulin.Connectors.TheFork;

/// <summary>What this connector refuses before anything is sent.</summary>
internal static class TheForkRefusal
{
    public static ConnectorException Invalid(string field, string message) =>
        new(new Fault(FaultKind.Validation, message) { Fields = new List<FieldFault> { new(field, message) } });

    public static ConnectorException Unsupported(string message) => new(new Fault(FaultKind.Unsupported, message));

    public static ConnectorException Refused(string message) => new(new Fault(FaultKind.Refused, message));

    /// <summary>Refuses when the booking moved on since the caller saw it.</summary>
    public static void CheckUnchanged(WriteContext context, DateTimeOffset? changedAt)
    {
        if (context.IfRevision is not null)
        {
            throw Unsupported("TheFork numbers no versions of a booking. Use the time it was last seen changed.");
        }

        if (context.IfUnchangedSince is { } since && !(changedAt <= since))
        {
            throw new ConnectorException(new Fault(FaultKind.Conflict, "The booking changed at TheFork since it was read."));
        }
    }
}
