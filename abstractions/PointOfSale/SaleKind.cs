namespace LeVieuxMoulin.Connectors.PointOfSale;

/// <summary>Kinds of bill.</summary>
public enum SaleKind
{
    /// <summary>Something else (split, transfer, float): kept, never counted.</summary>
    Other = 0,

    /// <summary>A sale; it may take goods back too.</summary>
    Sale = 1,

    /// <summary>Goods or money given back only.</summary>
    Refund = 2,
}
