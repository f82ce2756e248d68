using System.Globalization;
using LeVieuxMoulin.Connectors.Suppliers;

namespace LeVieuxMoulin.Connectors.Abstractions.Tests.Sketches;

/// <summary>No supplier publishes an API; the shape is the neutral supplier contract, with a branch's weighed goods and three terms.</summary>
public class PomonaSketch
{
    [Fact]
    public void A_weighed_article_and_a_slot_with_three_terms_fill_the_records()
    {
        var fields = VendorFields.Of("Pomona/item-and-slot.json");

        var item = Item(fields.In("item"));
        var slot = Slot(fields.In("slot"));

        (item.Id, item.OrderUnit, item.IsWeighed, item.Content, item.VatRate).ShouldBe(("TA-12", "XCS", true, new Quantity(5, "KGM"), 0.055m));
        (item.Price?.Net, item.Price?.Per, item.Price?.PerOrderUnit, item.Price?.IsApproximate).ShouldBe((new Money(14.2m, "EUR"), new Quantity(1, "KGM"), 5m, true));
        (slot.MinimumOrder?.Amount, slot.Fee?.Amount, slot.FreeFrom?.Amount, slot.From).ShouldBe((200m, 25m, 280m, new TimeOnly(5, 0)));
        fields.Left.ShouldBe(Fields_without_a_place);
    }

    private static readonly string[] Fields_without_a_place = ["item.packUnitCode", "item.updatedAt", "item.vatCategory"];

    private static CatalogItem Item(VendorFields item)
    {
        var price = item.In("price");
        return new CatalogItem
        {
            Id = item.Needed("supplierItemId"),
            Name = item.Needed("name"),
            Gtin = item.Text("gtin"),
            Brand = item.Text("brand"),
            CategoryId = item.Text("categoryCode"),
            IsOrderable = item.Flag("orderable") == true,
            OrderUnit = item.Needed("orderUnitCode"),
            PiecesPerOrderUnit = item.Number("packQuantity"),
            Content = new Quantity(item.Number("netContentQuantity")!.Value, item.Needed("netContentUnitCode")),
            IsWeighed = item.Flag("variableWeight") == true,
            MinimumOrder = item.Number("minimumOrderQuantity"),
            OrderStep = item.Number("orderIncrement"),
            LeadTimeDays = (int?)item.Number("leadTimeDays"),
            TemperatureClass = item.Text("temperatureClass"),
            VatRate = item.Number("vatRate") / 100,
            Origin = item.Text("originCountry"),
            Allergens = [.. item.Rows("allergens").Select(allergen => new Allergen(allergen.Needed("code"), new(allergen.Text("containment") == "CONTAINS" ? Containment.Contains : Containment.Unknown)))],
            Price = new ItemPrice
            {
                ItemId = item.Needed("supplierItemId"),
                Net = price.Money("netAmount", price.Needed("currency"))!.Value,
                Per = new Quantity(price.Number("baseQuantity")!.Value, price.Needed("baseUnitCode")),
                PerOrderUnit = price.Number("orderUnitFactor"),
                IsApproximate = price.Text("priceType") == "APPROXIMATE",
            },
        };
    }

    private static DeliverySlot Slot(VendorFields slot) => new()
    {
        Day = slot.Day("deliveryDate")!.Value,
        From = TimeOnly.Parse(slot.Needed("startTime"), CultureInfo.InvariantCulture),
        Until = TimeOnly.Parse(slot.Needed("endTime"), CultureInfo.InvariantCulture),
        OrderDeadline = slot.Instant("orderDeadline")!.Value,
        MinimumOrder = slot.Money("minimumOrderNet", slot.Needed("currency")),
        Fee = slot.Money("deliveryFeeNet", slot.Needed("currency")),
        FreeFrom = slot.Money("freeDeliveryFromNet", slot.Needed("currency")),
    };
}
