namespace LeVieuxMoulin.Connectors.OpenTable;

/// <summary>What this connector refuses before anything is sent.</summary>
internal static class OpenTableRefusal
{
    public static ConnectorException Invalid(string field, string message) =>
        new(new Fault(FaultKind.Validation, message) { Fields = new List<FieldFault> { new(field, message) } });

    public static ConnectorException Unsupported(string message) => new(new Fault(FaultKind.Unsupported, message));

    public static ConnectorException Refused(string message) => new(new Fault(FaultKind.Refused, message));

    /// <summary>Refuses when the booking moved on since the caller saw it.</summary>
    public static void CheckUnchanged(WriteContext context, RawRecord held)
    {
        if ((context.IfRevision is { } seen && seen != held.Revision) || (context.IfUnchangedSince is { } since && !(held.ChangedAt <= since)))
        {
            throw new ConnectorException(new Fault(FaultKind.Conflict, "The booking changed at OpenTable since it was read."));
        }
    }
}
