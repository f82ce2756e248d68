namespace LeVieuxMoulin.Connectors.UblCodec;

/// <summary>Says what is wrong with a document, by its fields and never by their values.</summary>
internal static class UblFault
{
    /// <summary>Makes the failure.</summary>
    public static ConnectorException Of(string message, Exception? cause = null) =>
        cause is null ? new(new Fault(FaultKind.UnexpectedContent, message)) : new(new Fault(FaultKind.UnexpectedContent, message), cause);
}
