namespace LeVieuxMoulin.Connectors.Conformance;

/// <summary>A write that the suite may send to the simulated vendor.</summary>
/// <param name="Command">The command.</param>
public sealed record SampleWrite(Command Command)
{
    /// <summary>Gets in how many calls of the vendor it takes effect. Default: one.</summary>
    public int Effects { get; init; } = 1;

    /// <summary>Gets the operation's id, where the command carries it as its reference; null: any.</summary>
    public string? OperationId { get; init; }

    /// <summary>Gets the streams of the ledger that it may change one record of; none: its command's own.</summary>
    public IReadOnlyList<string> Streams { get; init; } = [];
}
