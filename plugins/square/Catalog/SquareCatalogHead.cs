using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Square;

/// <summary>What every catalogue object says of itself, read before it is mapped.</summary>
internal sealed record SquareCatalogHead(
    string Type,
    string Id,
    bool IsDeleted = false,
    long? Version = null,
    DateTimeOffset? UpdatedAt = null,
    SquareItemHead? ItemData = null,
    SquareVariationHead? ItemVariationData = null)
{
    /// <summary>Gets the units its variations point at.</summary>
    public IEnumerable<string> UnitIds() => (ItemData?.Variations ?? []).Select(variation => variation.ItemVariationData?.MeasurementUnitId).OfType<string>();

    /// <summary>Reads a row's head.</summary>
    public static SquareCatalogHead Of(RawRecord row) => JsonSerializer.Deserialize(row.Content.Span, SquareJson.Default.SquareCatalogHead)!;

    /// <summary>Stamps a row with its newest change: a variation's version moves without its item's.</summary>
    public static RawRecord Stamp(RawRecord row, SquareCatalogHead head)
    {
        var version = head.Version;
        var changed = head.UpdatedAt;
        foreach (var nested in head.ItemData?.Variations ?? [])
        {
            version = version is null || nested.Version > version ? nested.Version ?? version : version;
            changed = changed is null || nested.UpdatedAt > changed ? nested.UpdatedAt ?? changed : changed;
        }

        return row with { Revision = version, ChangedAt = changed };
    }
}

/// <summary>An item's variations.</summary>
internal sealed record SquareItemHead(List<SquareCatalogHead>? Variations = null);

/// <summary>A variation's item.</summary>
internal sealed record SquareVariationHead(string? ItemId = null, string? MeasurementUnitId = null);
