using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Square;

/// <summary>Reads categories.</summary>
internal sealed class SquareCategories(SquareApi api, TimeProvider time) : SquareCatalogFeed<Category>(api, "CATEGORY", null, time)
{
    public override Category Map(RawRecord raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        return JsonSerializer.Deserialize(raw.Content.Span, SquareJson.Default.SquareCategoryObject)!.ToCategory();
    }
}

/// <summary>A category.</summary>
internal sealed record SquareCategoryObject(string Id, SquareCategory CategoryData)
{
    public Category ToCategory() => new() { Id = Id, Name = CategoryData.Name, ParentId = CategoryData.ParentCategory?.Id };
}

/// <summary>What a category says.</summary>
internal sealed record SquareCategory(string Name, SquareCategoryLink? ParentCategory = null);
