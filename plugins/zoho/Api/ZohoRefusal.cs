namespace LeVieuxMoulin.Connectors.Zoho;

/// <summary>What this connector refuses before anything is sent, or reads out of a good answer.</summary>
internal static class ZohoRefusal
{
    public static ConnectorException Invalid(string field, string message) =>
        new(new Fault(FaultKind.Validation, message) { Fields = new List<FieldFault> { new(field, message) } });

    public static ConnectorException Unsupported(string message) => new(new Fault(FaultKind.Unsupported, message));

    public static ConnectorException Unexpected(string message) => new(new Fault(FaultKind.UnexpectedContent, message));

    /// <summary>Gives the time of change a write is bound to. Zoho compares it, and counts no revisions.</summary>
    public static DateTimeOffset? ConditionOf(WriteContext context) =>
        context.IfRevision is null ? context.IfUnchangedSince : throw Invalid("ifRevision", "Zoho counts no revisions. Say the time of the last change instead.");
}
