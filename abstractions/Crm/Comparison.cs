namespace LeVieuxMoulin.Connectors.Crm;

/// <summary>How a field is compared.</summary>
public enum Comparison
{
    /// <summary>Is one of.</summary>
    AnyOf = 0,

    /// <summary>Is none of.</summary>
    NoneOf = 1,

    /// <summary>At least.</summary>
    AtLeast = 2,

    /// <summary>At most.</summary>
    AtMost = 3,

    /// <summary>Has a value.</summary>
    Known = 4,

    /// <summary>Has none.</summary>
    Unknown = 5,
}
