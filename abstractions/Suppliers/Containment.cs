namespace LeVieuxMoulin.Connectors.Suppliers;

/// <summary>Whether an article holds something.</summary>
public enum Containment
{
    /// <summary>Not stated.</summary>
    Unknown = 0,

    /// <summary>Holds it.</summary>
    Contains = 1,

    /// <summary>May hold traces.</summary>
    MayContain = 2,

    /// <summary>Stated to be free of it.</summary>
    FreeFrom = 3,
}
