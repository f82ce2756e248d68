using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Square;

/// <summary>Puts together the objects that make promotions.</summary>
internal sealed class SquarePromotionParts
{
    private readonly Dictionary<string, (RawRecord Row, SquarePromotionObject Head)> objects = new(StringComparer.Ordinal);

    public void Add(IEnumerable<RawRecord> rows)
    {
        foreach (var row in rows)
        {
            objects[row.Id] = (row, JsonSerializer.Deserialize(row.Content.Span, SquareJson.Default.SquarePromotionObject)!);
        }
    }

    /// <summary>Gets what product sets name: items, variations or categories, which their ids alone do not tell apart.</summary>
    public IReadOnlyList<string> ProductIds() =>
        objects.Values.SelectMany(part => part.Head.ProductSetData?.Ids() ?? []).Distinct(StringComparer.Ordinal).ToList();

    /// <summary>Gives one row for each rule, and one for each discount that no rule gives.</summary>
    public IReadOnlyList<RawRecord> Compose(IReadOnlySet<string> categoryIds)
    {
        var rules = objects.Values.Where(part => part.Head.PricingRuleData is not null).ToList();
        var given = rules.Select(rule => rule.Head.PricingRuleData!.DiscountId).ToHashSet();
        var byHand = objects.Values.Where(part => part.Head.DiscountData is not null && !given.Contains(part.Head.Id));
        return rules.Select(rule => Rule(rule.Row, rule.Head.PricingRuleData!, categoryIds))
            .Concat(byHand.Select(discount => Row(discount.Row.Id, [], [("discount", [discount.Row])])))
            .ToList();
    }

    private RawRecord Rule(RawRecord row, SquareRule rule, IReadOnlySet<string> categoryIds)
    {
        var sets = Found([rule.MatchProductsId]);
        var named = sets.SelectMany(set => objects[set.Id].Head.ProductSetData?.Ids() ?? []).Where(categoryIds.Contains).ToList();
        return Row(row.Id, named, [("rule", [row]), ("discount", Found([rule.DiscountId])), ("products", sets), ("periods", Found(rule.TimePeriodIds ?? []))]);
    }

    private List<RawRecord> Found(IEnumerable<string?> ids) =>
        ids.OfType<string>().Where(objects.ContainsKey).Select(id => objects[id].Row).ToList();

    private static RawRecord Row(string id, List<string> categoryIds, (string Name, List<RawRecord> Rows)[] parts)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("id", id);
            foreach (var (name, rows) in parts)
            {
                writer.WriteStartArray(name);
                rows.ForEach(row => writer.WriteRawValue(row.Content.Span));
                writer.WriteEndArray();
            }

            writer.WriteStartArray("category_ids");
            categoryIds.ForEach(writer.WriteStringValue);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        var all = parts.SelectMany(part => part.Rows).ToList();
        return new RawRecord { Id = id, Content = stream.ToArray(), Revision = all.Max(row => row.Revision), ChangedAt = all.Max(row => row.ChangedAt) };
    }
}
