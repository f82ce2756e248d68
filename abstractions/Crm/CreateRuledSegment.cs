namespace LeVieuxMoulin.Connectors.Crm;

/// <summary>Makes a segment that the vendor keeps up by a rule. A command of its own, because a vendor may offer only the other.</summary>
public sealed record CreateRuledSegment : Command
{
    /// <summary>Gets the name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the rule.</summary>
    public required SegmentRule Rule { get; init; }

    /// <inheritdoc />
    public override string Subject => $"segment/{Name}";
}
