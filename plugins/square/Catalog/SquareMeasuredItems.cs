namespace LeVieuxMoulin.Connectors.Square;

/// <summary>Puts the units that items point at into their rows: a unit is an object of its own, and a row is read without asking.</summary>
internal static class SquareMeasuredItems
{
    public static async Task<IReadOnlyList<RawRecord>> WithUnitsAsync(this SquareApi api, IReadOnlyList<RawRecord> items, CancellationToken cancellationToken)
    {
        var pointers = items.Select(item => SquareCatalogHead.Of(item).UnitIds().Distinct(StringComparer.Ordinal).ToList()).ToList();
        var ids = pointers.SelectMany(pointer => pointer).Distinct(StringComparer.Ordinal).ToList();
        if (ids.Count == 0)
        {
            return items;
        }

        var (found, _) = await api.RetrieveAsync(ids, false, cancellationToken);
        var units = found.ToDictionary(unit => unit.Id, StringComparer.Ordinal);
        return items.Zip(pointers, (item, pointer) => pointer.Count == 0 ? item : WithUnits(item, pointer.Where(units.ContainsKey).Select(id => units[id]))).ToList();
    }

    /// <summary>Adds one field at the end of the item's own bytes.</summary>
    private static RawRecord WithUnits(RawRecord item, IEnumerable<RawRecord> units)
    {
        var content = new List<byte>(item.Content.Length + 512);
        content.AddRange(item.Content.Span[..^1]);
        content.AddRange(",\"measurement_units\":["u8);
        foreach (var unit in units)
        {
            content.AddRange(unit.Content.Span);
            content.Add((byte)',');
        }

        if (content[^1] == (byte)',')
        {
            content.RemoveAt(content.Count - 1);
        }

        content.AddRange("]}"u8);
        return item with { Content = content.ToArray() };
    }
}

/// <summary>A unit of the catalogue.</summary>
internal sealed record SquareUnitObject(string Id, SquareQuantityUnit? MeasurementUnitData = null);
