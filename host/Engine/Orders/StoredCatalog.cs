using System.Text.Json;
using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Engine.Orders;

/// <summary>Answers from the copy of a supplier's catalogue.</summary>
/// <param name="records">The copy.</param>
public sealed class StoredCatalog(IRecordQueries records) : ICatalogLookup
{
    private const string Stream = "catalog-item";

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<string, string>> FindOrderUnitsAsync(string connection, IReadOnlyCollection<string> itemIds, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(itemIds);
        var units = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var id in itemIds)
        {
            var item = await records.FindAsync(connection, Stream, id, cancellationToken);
            if (item is { Removed: null } && UnitOf(item.Json) is { } unit)
            {
                units[id] = unit;
            }
        }

        return units;
    }

    private static string? UnitOf(ReadOnlyMemory<byte> json)
    {
        using var item = JsonDocument.Parse(json);
        return item.RootElement.TryGetProperty("orderUnit", out var unit) ? unit.GetString() : null;
    }
}
