namespace LeVieuxMoulin.Connectors.Lightspeed;

/// <summary>Says no before anything is sent.</summary>
internal static class LightspeedRefusal
{
    public static ConnectorException Invalid(string field, string message) => new(new Fault(FaultKind.Validation, message) { Fields = [new FieldFault(field, message)] });

    public static ConnectorException Unsupported(string message) => new(new Fault(FaultKind.Unsupported, message));

    public static ConnectorException Unexpected(string message) => new(new Fault(FaultKind.UnexpectedContent, message));

    /// <summary>The vendor said yes and did nothing: no silent success.</summary>
    public static ConnectorException Ignored(string what) => new(new Fault(FaultKind.Vendor, $"Lightspeed answered success, but the {what} it shows is another one."));

    /// <summary>Holds a condition against the time of change: no version numbers exist.</summary>
    public static void Check(WriteContext context, DateTimeOffset? changedAt, string what)
    {
        if (context.IfRevision is not null)
        {
            throw Unsupported($"Lightspeed numbers no versions of a {what}. Use the time it was last seen changed.");
        }

        if (context.IfUnchangedSince is not { } seen)
        {
            return;
        }

        if (changedAt is null)
        {
            throw Unsupported($"Lightspeed does not say when a {what} changed, so the condition cannot be kept. Leave it out.");
        }

        if (changedAt > seen)
        {
            throw new ConnectorException(new Fault(FaultKind.Conflict, $"The {what} changed at Lightspeed meanwhile. Read it again."));
        }
    }
}
