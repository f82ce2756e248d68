namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>How one operation is done with one account.</summary>
internal enum SupplierMode
{
    /// <summary>By a call of the supplier's API.</summary>
    Native = 0,

    /// <summary>By a person, or out of configured terms.</summary>
    Manual = 1,

    /// <summary>By a document in the shared folder.</summary>
    Document = 3,

    /// <summary>Not at all.</summary>
    None = 2,
}
