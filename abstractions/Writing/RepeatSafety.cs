namespace LeVieuxMoulin.Connectors;

/// <summary>What a second sending of the same command does.</summary>
public enum RepeatSafety
{
    /// <summary>It may double, and cannot be looked up. After an unknown outcome a person decides.</summary>
    Unsafe = 0,

    /// <summary>The vendor recognises WriteContext.Key and answers the first result.</summary>
    Key = 1,

    /// <summary>The command states an end, not a step: done twice is done once.</summary>
    Absolute = 2,

    /// <summary>The connector also implements IFind&lt;TCommand&gt;, and the host looks before it sends again.</summary>
    Find = 3,
}
