namespace LeVieuxMoulin.Connectors.Modules.Loyalty;

/// <summary>The kinds of entry of the loyalty ledger, as they are stored and shown.</summary>
internal static class PointKind
{
    /// <summary>Points for a purchase; negative when it is taken back. They count for the tier.</summary>
    public const string Earn = "earn";

    /// <summary>Points used.</summary>
    public const string Spend = "spend";

    /// <summary>Points given or taken by a person. They do not count for the tier.</summary>
    public const string Adjust = "adjust";

    /// <summary>Points gone because they were not used in time; the host books them itself.</summary>
    public const string Expire = "expire";

    /// <summary>Gets what a caller may book.</summary>
    public static readonly IReadOnlyList<string> OfCallers = [Earn, Spend, Adjust];
}
