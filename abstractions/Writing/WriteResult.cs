namespace LeVieuxMoulin.Connectors;

/// <summary>What became of one command.</summary>
public sealed record WriteResult
{
    /// <summary>Gets the vendor's id of the record made or changed.</summary>
    public string? RecordId { get; init; }

    /// <summary>Gets the record as the vendor now has it, when the answer holds it whole.</summary>
    public RawRecord? After { get; init; }

    /// <summary>Gets why the vendor refused; null when the command is done.</summary>
    public Fault? Fault { get; init; }

    /// <summary>Gets whether it was done already, by an earlier attempt or by someone else.</summary>
    public bool AlreadyDone { get; init; }
}
