namespace LeVieuxMoulin.Connectors.Engine.Storage;

/// <summary>What happened to a record.</summary>
public enum ChangeKind
{
    /// <summary>It is new.</summary>
    Created = 0,

    /// <summary>It is another than before.</summary>
    Updated,

    /// <summary>It was deleted or put away.</summary>
    Removed,

    /// <summary>It was joined with another record.</summary>
    Merged,

    /// <summary>It was erased at a person's wish.</summary>
    Erased,
}
