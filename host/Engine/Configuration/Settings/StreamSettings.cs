namespace LeVieuxMoulin.Connectors.Engine.Configuration;

/// <summary>How one stream is read (<c>sync:</c>). What is null follows the manifest.</summary>
public sealed record StreamSettings
{
    /// <summary>Gets whether the stream is read. Default: yes.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Gets how often it is read.</summary>
    public TimeSpan? Every { get; init; }

    /// <summary>Gets the wall times of the venue it is read at, instead of an interval.</summary>
    public IReadOnlyList<TimeOnly> At { get; init; } = [];

    /// <summary>Gets how far back each reading goes.</summary>
    public TimeSpan? Overlap { get; init; }

    /// <summary>Gets the first instant wanted, when nothing was read yet.</summary>
    public DateTimeOffset? From { get; init; }
}
