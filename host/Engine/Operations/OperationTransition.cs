namespace LeVieuxMoulin.Connectors.Engine.Operations;

/// <summary>One step in an operation's history; all are kept.</summary>
/// <param name="State">The state it came into.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why, in words; empty when the state says it all.</param>
/// <param name="Actor">Who: <c>host</c>, an API key's name, or the operating system's user of the command line.</param>
public sealed record OperationTransition(OperationState State, DateTimeOffset At, string Reason = "", string Actor = OperationTransition.Host)
{
    /// <summary>The host itself.</summary>
    public const string Host = "host";
}
