namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>Where plugins come from, and how patient the host is with them.</summary>
public sealed record PluginHostOptions
{
    /// <summary>Gets the folder that holds one folder for each plugin.</summary>
    public required string PluginsPath { get; init; }

    /// <summary>Gets the host's own folder for the copies it loads from, such as <c>plugins-staged</c> in the data folder.</summary>
    public required string StagingPath { get; init; }

    /// <summary>Gets the contract of this host.</summary>
    public string Contract { get; init; } = Connectors.Contract.Version;

    /// <summary>Gets how long a folder must not have changed before it is looked at.</summary>
    public TimeSpan Quiet { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Gets how often the folders are looked at when the operating system tells of no change.</summary>
    public TimeSpan Rescan { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Gets how long missing files are waited for before the folder is refused.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets the longest the first scan holds back <see cref="PluginHost.FirstScan"/> for folders that keep changing.</summary>
    public TimeSpan FirstScanLimit { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Gets how long a plugin's constructor may take.</summary>
    public TimeSpan StartLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets how long observers and leases may take before the plugin is unloaded all the same.</summary>
    public TimeSpan DrainLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Gets how long the disposal of a plugin may take.</summary>
    public TimeSpan DisposeLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets how long the memory of an unloaded plugin is watched before it counts as leaked. Pooled HTTP handlers of a plugin's own live for two minutes.</summary>
    public TimeSpan LeakLimit { get; init; } = TimeSpan.FromMinutes(4);

    /// <summary>Gets the most files a plugin may have.</summary>
    public int MaximumFiles { get; init; } = 2000;

    /// <summary>Gets the most bytes a plugin may have.</summary>
    public long MaximumBytes { get; init; } = 256L * 1024 * 1024;
}
