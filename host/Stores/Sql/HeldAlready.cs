namespace LeVieuxMoulin.Connectors.Stores.Sql;

/// <summary>Stands for the right to a directory that somebody else here holds and will give back.</summary>
internal sealed class HeldAlready : IDisposable
{
    /// <inheritdoc />
    public void Dispose()
    {
    }
}
