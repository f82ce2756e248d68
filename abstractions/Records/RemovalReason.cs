namespace LeVieuxMoulin.Connectors;

/// <summary>Why a record is no more.</summary>
public enum RemovalReason
{
    /// <summary>Deleted, or not found.</summary>
    Deleted = 0,

    /// <summary>Put away; it may come back.</summary>
    Archived = 1,

    /// <summary>Joined with another record, under that one's id.</summary>
    Merged = 2,

    /// <summary>Erased at the person's wish: the host erases its copy and all that names the person.</summary>
    Erased = 3,
}
