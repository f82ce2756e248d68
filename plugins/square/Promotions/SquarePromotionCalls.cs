namespace LeVieuxMoulin.Connectors.Square;

/// <summary>The questions that promotions need besides the search.</summary>
internal static class SquarePromotionCalls
{
    private const int IdsPerCall = 100;

    /// <summary>Says which of these ids are categories.</summary>
    public static async Task<IReadOnlySet<string>> CategoriesAsync(this SquareApi api, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var categories = new HashSet<string>(StringComparer.Ordinal);
        foreach (var some in ids.Chunk(IdsPerCall))
        {
            var (rows, _) = await api.RetrieveAsync(some, false, cancellationToken);
            foreach (var row in rows)
            {
                if (SquareCatalogHead.Of(row).Type == "CATEGORY")
                {
                    categories.Add(row.Id);
                }
            }
        }

        return categories;
    }

    /// <summary>Reads one promotion's objects; the first is the rule or the discount itself.</summary>
    public static async Task<IReadOnlyList<RawRecord>> PromotionAsync(this SquareApi api, string id, CancellationToken cancellationToken)
    {
        var (found, related) = await api.RetrieveAsync([id], true, cancellationToken);
        return found.Count == 0
            ? throw new ConnectorException(new Fault(FaultKind.NotFound, $"Square knows no promotion {id}."))
            : new List<RawRecord>(found.Concat(related.Where(row => row.Id != id)));
    }
}
