namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>What the host knows of one plugin folder.</summary>
internal sealed class PluginSlot(string id, string folder)
{
    private PluginStatus status = new(id, "", PluginState.Arriving, null, null, 0, "");
    private LoadedPlugin? loaded;

    /// <summary>Gets the folder's name, which is the plugin's id.</summary>
    public string Id { get; } = id;

    /// <summary>Gets the folder.</summary>
    public string Folder { get; } = folder;

    /// <summary>Gets or sets what people see.</summary>
    public PluginStatus Status
    {
        get => Volatile.Read(ref status);
        set => Volatile.Write(ref status, value);
    }

    /// <summary>Gets or sets the running plugin.</summary>
    public LoadedPlugin? Loaded
    {
        get => Volatile.Read(ref loaded);
        set => Volatile.Write(ref loaded, value);
    }

    /// <summary>Gets or sets what is going on with it; one thing at a time.</summary>
    public Task Work { get; set; } = Task.CompletedTask;

    /// <summary>Gets or sets whether the folder was seen at all.</summary>
    public bool IsSeen { get; set; }

    /// <summary>Gets or sets what was last seen; null: the folder is gone.</summary>
    public FolderSnapshot? Seen { get; set; }

    /// <summary>Gets or sets since when it has looked like that, as a timestamp of the clock.</summary>
    public long SeenSince { get; set; }

    /// <summary>Gets or sets whether the folder was at rest already when it was first seen.</summary>
    public bool WasAtRest { get; set; }

    /// <summary>Gets or sets how long the folder must have looked like that before it is looked at again.</summary>
    public TimeSpan NextLook { get; set; }

    /// <summary>Gets or sets whether what was last seen has been decided on.</summary>
    public bool IsJudged { get; set; }

    /// <summary>Gets or sets whether nothing more is to be expected without a change: decided on, or waiting for files.</summary>
    public bool IsSettled { get; set; }
}
