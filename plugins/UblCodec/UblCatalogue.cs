using System.Globalization;
using System.Xml.Linq;
using LeVieuxMoulin.Connectors.Suppliers;

namespace LeVieuxMoulin.Connectors.UblCodec;

/// <summary>Catalogues (Peppol T19): cut into one document a line, and each line read.</summary>
public static class UblCatalogue
{
    private static readonly string[] HeadOfRow = ["ID", "ActionCode", "IssueDate", "VersionID", "ValidityPeriod", "ReferencedContract"];

    /// <summary>Says whether a catalogue takes the place of all before it.</summary>
    /// <param name="document">The document.</param>
    public static bool Replaces(UblDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.As("Catalogue").Text("ActionCode") == "Replace";
    }

    /// <summary>Cuts a catalogue: each line becomes a catalogue of one line, with the heads that bear on it.</summary>
    /// <param name="document">The document.</param>
    public static IEnumerable<UblCatalogueRow> Cut(UblDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var root = document.As("Catalogue");
        var heads = root.Elements().Where(element => HeadOfRow.Contains(element.Name.LocalName)).ToList();
        foreach (var line in root.All("CatalogueLine"))
        {
            var row = new XElement(root.Name, root.Attributes().Where(attribute => attribute.IsNamespaceDeclaration), heads, line);
            yield return new UblCatalogueRow(
                line.At("Item").ItemId() ?? "",
                UblWriting.Bytes(row),
                (line.Text("ActionCode") ?? root.Text("ActionCode")) == "Delete");
        }
    }

    /// <summary>Reads the article of a catalogue of one line.</summary>
    /// <param name="document">The document.</param>
    public static CatalogItem Read(UblDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var root = document.As("Catalogue");
        var line = root.At("CatalogueLine") ?? throw UblFault.Of("CatalogueLine is missing.");
        var item = line.At("Item") ?? throw UblFault.Of("CatalogueLine/Item is missing.");
        var id = item.ItemId() ?? throw UblFault.Of("CatalogueLine/Item has neither the seller's number nor a standard one.");
        var standard = item.At("StandardItemIdentification")?.Element(UblNames.Cbc + "ID");
        var gtin = standard?.Attribute("schemeID")?.Value is "0160" or "GTIN" ? standard.Value.Trim() : null;
        var first = Prices(line).FirstOrDefault();
        var unit = line.Text("OrderableUnit") ?? first.At("Price").Quantity("BaseQuantity")?.Unit ?? line.Quantity("MinimumOrderQuantity")?.Unit ?? Quantity.Own;
        var price = ToPrice(line, id, unit, root.At("ReferencedContract").Text("ID"));
        var validity = line.At("LineValidityPeriod") ?? root.At("ValidityPeriod");
        return new CatalogItem
        {
            Id = id,
            Name = item.Text("Name") ?? item.Text("Description") ?? id,
            Description = item.Text("Description"),
            Gtin = gtin,
            Brand = item.Text("BrandName"),
            CategoryId = item.At("CommodityClassification").Text("ItemClassificationCode"),
            IsOrderable = line.Flag("OrderableIndicator") ?? true,
            OrderUnit = unit,
            Content = line.Quantity("ContentUnitQuantity"),
            PiecesPerOrderUnit = item.Number("PackSizeNumeric"),
            IsWeighed = price?.Per.Unit == Quantity.Kilogram && unit != Quantity.Kilogram,
            MinimumOrder = line.Number("MinimumOrderQuantity"),
            MaximumOrder = line.Number("MaximumOrderQuantity"),
            OrderStep = line.Number("OrderQuantityIncrementNumeric"),
            LeadTimeDays = first.Quantity("LeadTimeMeasure") is { Unit: "DAY" } lead ? (int)Math.Ceiling(lead.Value) : null,
            TemperatureClass = Temperature(item),
            Price = price,
            VatRate = item.VatRate(),
            Allergens = [.. item.All("AdditionalItemProperty").Where(IsAllergen).Select(ToAllergen)],
            Origin = item.At("OriginCountry").Text("IdentificationCode"),
            ReplacesIds = [.. line.All("ReplacedRelatedItem").Select(other => other.Text("ID")).OfType<string>()],
            ValidFrom = validity.Day("StartDate"),
            ValidTo = validity.Day("EndDate"),
            Aliases = gtin is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["gtin"] = gtin },
        };
    }

    private static IEnumerable<XElement> Prices(XElement line) =>
        line.All("RequiredItemLocationQuantity").Where(place => place.At("Price") is not null).OrderBy(place => place.Number("MinimumQuantity") ?? 0);

    private static ItemPrice? ToPrice(XElement line, string id, string unit, string? contract)
    {
        var places = Prices(line).ToList();
        if (places.Count == 0 || places[0].At("Price").Money("PriceAmount") is not { } net)
        {
            return null;
        }

        var price = places[0].At("Price");
        return new ItemPrice
        {
            ItemId = id,
            Net = net,
            Per = price.Quantity("BaseQuantity", unit) ?? new Quantity(1, unit),
            PerOrderUnit = price.Number("OrderableUnitFactorRate"),
            IsApproximate = price.Text("PriceType") is "AAF" or "AAG" or "AAH" or "AAI" or "APPROXIMATE",
            Tiers = [.. places.Skip(1).Where(place => place.Number("MinimumQuantity") > 0).Select(place => new PriceTier(place.Number("MinimumQuantity")!.Value, place.At("Price").Money("PriceAmount") ?? net))],
            ContractId = contract,
            ValidFrom = price.At("ValidityPeriod").Day("StartDate"),
            ValidTo = price.At("ValidityPeriod").Day("EndDate"),
        };
    }

    private static string? Temperature(XElement item)
    {
        var told = item.All("Dimension").FirstOrDefault(dimension => dimension.Text("AttributeID") == "TC");
        var (low, high) = (told.Quantity("MinimumMeasure") ?? told.Quantity("Measure"), told.Quantity("MaximumMeasure"));
        return (low, high) switch
        {
            ({ } one, { } other) => string.Create(CultureInfo.InvariantCulture, $"{one.Value}..{other.Value} {one.Unit}"),
            ({ } one, null) => string.Create(CultureInfo.InvariantCulture, $"{one.Value} {one.Unit}"),
            _ => null,
        };
    }

    /// <summary>Peppol has allergens among the other properties; partners agree on the name, and this is the usual one.</summary>
    private static bool IsAllergen(XElement property) => property.Text("Name")?.StartsWith("allergen", StringComparison.OrdinalIgnoreCase) ?? false;

    private static Allergen ToAllergen(XElement property)
    {
        var stated = property.Text("ValueQualifier");
        return new Allergen(property.Text("Value") ?? property.Text("NameCode") ?? "", new Open<Containment>(
            stated?.ToUpperInvariant() switch
            {
                "CONTAINS" => Containment.Contains,
                "MAY_CONTAIN" => Containment.MayContain,
                "FREE_FROM" => Containment.FreeFrom,
                _ => Containment.Unknown,
            },
            stated));
    }
}
