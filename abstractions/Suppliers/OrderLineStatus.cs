namespace LeVieuxMoulin.Connectors.Suppliers;

/// <summary>The supplier's answer to a line.</summary>
public enum OrderLineStatus
{
    /// <summary>None yet, or none of these.</summary>
    Other = 0,

    /// <summary>Added by the supplier.</summary>
    Added = 1,

    /// <summary>Changed: quantity, price, day or article.</summary>
    Changed = 2,

    /// <summary>Accepted.</summary>
    Accepted = 3,

    /// <summary>Rejected.</summary>
    Rejected = 4,

    /// <summary>Delivered already.</summary>
    Delivered = 5,
}
