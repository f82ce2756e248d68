namespace LeVieuxMoulin.Connectors.Stores.Sql;

/// <summary>What a column holds.</summary>
internal enum StoreColumnKind
{
    /// <summary>Whole numbers; instants are Unix milliseconds.</summary>
    Number,

    /// <summary>Text.</summary>
    Text,

    /// <summary>Bytes.</summary>
    Bytes,
}
