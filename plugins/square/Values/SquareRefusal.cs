namespace LeVieuxMoulin.Connectors.Square;

/// <summary>What this connector refuses before anything is sent.</summary>
internal static class SquareRefusal
{
    public static ConnectorException Invalid(string field, string message) =>
        new(new Fault(FaultKind.Validation, message) { Fields = new List<FieldFault> { new(field, message) } });

    public static ConnectorException Unsupported(string message) => new(new Fault(FaultKind.Unsupported, message));

    public static ConnectorException Moved(string what) =>
        new(new Fault(FaultKind.Conflict, $"{what} changed at Square since it was read."));
}
