namespace LeVieuxMoulin.Connectors;

/// <summary>Reads what the vendor says beside its data. Called by the host's pipeline, before retry, breaker and limiter decide.</summary>
/// <remarks>Pure, quick and never throwing; without one, the host goes by HTTP status and the standard headers.</remarks>
public interface IVendorDialect
{
    /// <summary>Reads a failed answer (status 400 and above); null: go by the status.</summary>
    Fault? ReadFault(VendorAnswer answer) => null;

    /// <summary>Reads the rate headers of any answer; none when it has none.</summary>
    IReadOnlyList<RateReading> ReadRate(VendorAnswer answer) => [];
}
