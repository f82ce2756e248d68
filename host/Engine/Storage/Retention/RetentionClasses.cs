namespace LeVieuxMoulin.Connectors.Engine.Storage;

/// <summary>The classes of data that are removed by age, as <c>retention:</c> names them.</summary>
public static class RetentionClasses
{
    /// <summary>The journal of vendor calls.</summary>
    public const string Calls = "calls";

    /// <summary>Operations that have ended: by their last step. Dead ones wait for a person, however old they are.</summary>
    public const string Operations = "operations";

    /// <summary>The change feed: always its oldest part, never its last entry.</summary>
    public const string Changes = "changes";

    /// <summary>Rows that were set aside: by when they last came.</summary>
    public const string Quarantine = "quarantine";

    /// <summary>Gets all of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Calls, Operations, Changes, Quarantine];
}
