namespace LeVieuxMoulin.Connectors.Engine.Problems;

/// <summary>How bad an open trouble is.</summary>
public enum TroubleSeverity
{
    /// <summary>Worth knowing.</summary>
    Notice = 0,

    /// <summary>Something does not work; it may mend itself.</summary>
    Warning,

    /// <summary>Somebody must act.</summary>
    Critical,
}
