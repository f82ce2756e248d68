namespace LeVieuxMoulin.Connectors;

/// <summary>A record of a type that this contract does not know: stored and listed as it is, under the type's own name.</summary>
public sealed record OtherRecord : VendorRecord
{
    /// <summary>Gets the record as UTF-8 JSON, in the form that the manifest's schema of the type describes.</summary>
    public required ReadOnlyMemory<byte> Json { get; init; }
}
