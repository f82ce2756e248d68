namespace LeVieuxMoulin.Connectors.Engine.Operations;

/// <summary>The last thing that went wrong with an operation, in the vendor's words.</summary>
/// <param name="Kind">What kind of failure.</param>
/// <param name="Message">What happened.</param>
/// <param name="Code">The vendor's own code.</param>
/// <param name="Status">The HTTP status.</param>
public sealed record OperationFault(FaultKind Kind, string Message, string? Code = null, int? Status = null)
{
    /// <summary>Gets the fields the vendor complained about.</summary>
    public IReadOnlyList<FieldFault> Fields { get; init; } = [];

    /// <summary>Keeps what a connector said.</summary>
    /// <param name="fault">The fault.</param>
    public static OperationFault Of(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return new OperationFault(fault.Kind, fault.Message, fault.Code, fault.Status) { Fields = [.. fault.Fields] };
    }
}
