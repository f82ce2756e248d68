namespace LeVieuxMoulin.Connectors.Crm;

/// <summary>Makes a segment under a name that is free.</summary>
public sealed record CreateSegment : Command
{
    /// <summary>Gets the name.</summary>
    public required string Name { get; init; }

    /// <inheritdoc />
    public override string Subject => $"segment/{Name}";
}
