namespace LeVieuxMoulin.Connectors.Engine.Configuration;

/// <summary>How bad a configuration problem is.</summary>
public enum ProblemSeverity
{
    /// <summary>The connection starts; somebody should look.</summary>
    Warning = 0,

    /// <summary>The connection does not start with this.</summary>
    Error,
}
