namespace LeVieuxMoulin.Connectors.Engine.Orders;

/// <summary>Answers from the stored catalogue of a supplier.</summary>
public interface ICatalogLookup
{
    /// <summary>Finds the unit each item is ordered in.</summary>
    /// <param name="connection">The supplier's connection.</param>
    /// <param name="itemIds">The supplier's item ids.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The order unit by item id; items that the catalogue does not hold are missing.</returns>
    Task<IReadOnlyDictionary<string, string>> FindOrderUnitsAsync(string connection, IReadOnlyCollection<string> itemIds, CancellationToken cancellationToken);
}
