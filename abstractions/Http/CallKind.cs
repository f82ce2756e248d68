namespace LeVieuxMoulin.Connectors;

/// <summary>What a request may do.</summary>
public enum CallKind
{
    /// <summary>Changes something and may double: never retried once sent.</summary>
    Write = 0,

    /// <summary>Changes nothing.</summary>
    Read = 1,

    /// <summary>Changes something and may be sent again.</summary>
    RepeatableWrite = 2,
}
