namespace LeVieuxMoulin.Connectors.Crm;

/// <summary>Kinds of activity.</summary>
public enum ActivityKind
{
    /// <summary>None of these.</summary>
    Other = 0,

    /// <summary>A visit.</summary>
    Visit = 1,

    /// <summary>A purchase.</summary>
    Purchase = 2,

    /// <summary>A note.</summary>
    Note = 3,

    /// <summary>A call, message or meeting.</summary>
    Contact = 4,

    /// <summary>A page seen or another event on the web.</summary>
    Web = 5,
}
