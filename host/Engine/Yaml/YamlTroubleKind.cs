namespace LeVieuxMoulin.Connectors.Engine.Yaml;

/// <summary>Why a file cannot be read further.</summary>
internal enum YamlTroubleKind
{
    /// <summary>It is not YAML, or uses a part of YAML that is not taken here.</summary>
    Syntax,

    /// <summary>It is too large, too deep, or holds too many values.</summary>
    TooLarge,

    /// <summary>It is not UTF-8.</summary>
    Encoding,
}
