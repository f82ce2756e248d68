namespace LeVieuxMoulin.Connectors;

/// <summary>The version of this contract.</summary>
public static class Contract
{
    /// <summary>The version this assembly is. A host takes plugins of its own major and of no newer minor. The package's build targets stamp the same text into every plugin as assembly metadata MetadataKey.</summary>
    public const string Version = "1.0";

    /// <summary>The key of the stamp, which the host reads from the plugin's metadata before it loads any code.</summary>
    public const string MetadataKey = "LeVieuxMoulin.Connectors.Contract";
}
