using System.Text;

namespace LeVieuxMoulin.Connectors.UblCodec.Tests;

public class CatalogueTests
{
    private const string Line = """
        <cac:CatalogueLine>
          <cbc:ID>1</cbc:ID><cbc:OrderableIndicator>false</cbc:OrderableIndicator><cbc:OrderableUnit>XCS</cbc:OrderableUnit>
          <cbc:ContentUnitQuantity unitCode="KGM">6</cbc:ContentUnitQuantity><cbc:OrderQuantityIncrementNumeric>2</cbc:OrderQuantityIncrementNumeric>
          <cbc:MinimumOrderQuantity unitCode="XCS">2</cbc:MinimumOrderQuantity><cbc:MaximumOrderQuantity unitCode="XCS">40</cbc:MaximumOrderQuantity>
          <cac:ReplacedRelatedItem><cbc:ID>OLD</cbc:ID></cac:ReplacedRelatedItem>
          <cac:RequiredItemLocationQuantity><cbc:MinimumQuantity unitCode="XCS">10</cbc:MinimumQuantity><cac:Price><cbc:PriceAmount currencyID="EUR">9.5</cbc:PriceAmount></cac:Price></cac:RequiredItemLocationQuantity>
          <cac:RequiredItemLocationQuantity><cbc:LeadTimeMeasure unitCode="DAY">2</cbc:LeadTimeMeasure><cac:Price><cbc:PriceAmount currencyID="EUR">10.1234</cbc:PriceAmount><cbc:BaseQuantity unitCode="KGM">1</cbc:BaseQuantity><cbc:PriceType>AAH</cbc:PriceType><cbc:OrderableUnitFactorRate>6</cbc:OrderableUnitFactorRate></cac:Price></cac:RequiredItemLocationQuantity>
          <cac:Item>
            <cbc:PackSizeNumeric>12</cbc:PackSizeNumeric><cbc:Name>Bar de ligne</cbc:Name><cbc:BrandName>Marée</cbc:BrandName>
            <cac:SellersItemIdentification><cbc:ID>F-1</cbc:ID></cac:SellersItemIdentification>
            <cac:StandardItemIdentification><cbc:ID schemeID="0160">3000000000012</cbc:ID></cac:StandardItemIdentification>
            <cac:OriginCountry><cbc:IdentificationCode>FR</cbc:IdentificationCode></cac:OriginCountry>
            <cac:CommodityClassification><cbc:ItemClassificationCode>POI</cbc:ItemClassificationCode></cac:CommodityClassification>
            <cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>5.5</cbc:Percent></cac:ClassifiedTaxCategory>
            <cac:AdditionalItemProperty><cbc:Name>Allergen</cbc:Name><cbc:Value>AF</cbc:Value><cbc:ValueQualifier>CONTAINS</cbc:ValueQualifier></cac:AdditionalItemProperty>
            <cac:AdditionalItemProperty><cbc:Name>Allergen</cbc:Name><cbc:Value>AM</cbc:Value><cbc:ValueQualifier>perhaps</cbc:ValueQualifier></cac:AdditionalItemProperty>
            <cac:Dimension><cbc:AttributeID>TC</cbc:AttributeID><cbc:MinimumMeasure unitCode="CEL">0</cbc:MinimumMeasure><cbc:MaximumMeasure unitCode="CEL">2</cbc:MaximumMeasure></cac:Dimension>
          </cac:Item>
        </cac:CatalogueLine>
        """;

    [Fact]
    public void An_article_is_read_with_prices_tiers_terms_and_allergens()
    {
        var row = UblCatalogue.Cut(Catalogue("Add", Line)).Single();
        var item = UblCatalogue.Read(UblDocument.Read(row.Content));

        (item.Id, item.Name, item.Gtin, item.Brand, item.CategoryId, item.IsOrderable, item.OrderUnit).ShouldBe(("F-1", "Bar de ligne", "3000000000012", "Marée", "POI", false, "XCS"));
        (item.Content, item.PiecesPerOrderUnit, item.MinimumOrder, item.MaximumOrder, item.OrderStep, item.LeadTimeDays).ShouldBe((new Quantity(6, "KGM"), 12m, 2m, 40m, 2m, 2));
        (item.IsWeighed, item.VatRate, item.Origin, item.TemperatureClass, item.ReplacesIds.Single()).ShouldBe((true, 0.055m, "FR", "0..2 CEL", "OLD"));
        var price = item.Price.ShouldNotBeNull();
        (price.Net, price.Per, price.PerOrderUnit, price.IsApproximate, price.ContractId).ShouldBe((new Money(10.1234m, "EUR"), new Quantity(1, "KGM"), 6m, true, "C-9"));
        price.Tiers.ShouldBe([new PriceTier(10, new Money(9.5m, "EUR"))]);
        item.Allergens.ShouldBe([new Allergen("AF", new(Containment.Contains, "CONTAINS")), new Allergen("AM", new(Containment.Unknown, "perhaps"))]);
        (item.ValidFrom, item.ValidTo).ShouldBe((new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31)));
    }

    [Fact]
    public void A_line_that_is_deleted_is_told_so_and_the_action_of_the_line_goes_before_that_of_the_catalogue()
    {
        var kept = Line.Replace("<cbc:ID>1</cbc:ID>", "<cbc:ID>1</cbc:ID><cbc:ActionCode>Update</cbc:ActionCode>", StringComparison.Ordinal);

        UblCatalogue.Cut(Catalogue("Delete", Line + kept)).Select(row => row.IsGone).ShouldBe([true, false]);
        UblCatalogue.Replaces(Catalogue("Replace", Line)).ShouldBeTrue();
        UblCatalogue.Replaces(Catalogue("Update", Line)).ShouldBeFalse();
    }

    [Fact]
    public void A_row_holds_its_own_line_and_no_other()
    {
        var other = Line.Replace("F-1", "F-2", StringComparison.Ordinal);

        var rows = UblCatalogue.Cut(Catalogue("Add", Line + other)).ToList();

        rows.Select(row => row.ItemId).ShouldBe(["F-1", "F-2"]);
        Encoding.UTF8.GetString(rows[1].Content).ShouldNotContain("F-1");
    }

    private static UblDocument Catalogue(string action, string lines) => Samples.Document(
        "Catalogue",
        $"<cbc:ID>K-1</cbc:ID><cbc:ActionCode>{action}</cbc:ActionCode><cac:ValidityPeriod><cbc:StartDate>2026-01-01</cbc:StartDate><cbc:EndDate>2026-12-31</cbc:EndDate></cac:ValidityPeriod><cac:ReferencedContract><cbc:ID>C-9</cbc:ID></cac:ReferencedContract>{lines}");
}
