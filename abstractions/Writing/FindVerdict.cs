namespace LeVieuxMoulin.Connectors;

/// <summary>Whether a command took effect.</summary>
public enum FindVerdict
{
    /// <summary>Cannot be told, as with two records that look alike. A person decides; nothing is sent again.</summary>
    Unsure = 0,

    /// <summary>It did.</summary>
    Done = 1,

    /// <summary>It did not, once IFind&lt;TCommand&gt;.SettleTime has passed. It may be sent again.</summary>
    NotDone = 2,
}
