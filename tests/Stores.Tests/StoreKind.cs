namespace LeVieuxMoulin.Connectors.Stores.Tests;

/// <summary>The databases that a test is run against.</summary>
public enum StoreKind
{
    /// <summary>A file.</summary>
    Sqlite,

    /// <summary>A server.</summary>
    PostgreSql,
}
