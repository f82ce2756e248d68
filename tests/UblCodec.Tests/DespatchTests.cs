namespace LeVieuxMoulin.Connectors.UblCodec.Tests;

public class DespatchTests
{
    [Fact]
    public void A_despatch_is_read_with_what_is_still_to_come_its_weights_and_its_lots()
    {
        var delivery = UblDespatch.Read(
            Samples.Document("DespatchAdvice", """
                <cbc:ID>BL-1</cbc:ID>
                <cac:OrderReference><cbc:ID>op-1</cbc:ID></cac:OrderReference>
                <cac:Shipment><cbc:ID>1</cbc:ID><cac:Delivery><cac:EstimatedDeliveryPeriod>
                  <cbc:StartDate>2026-10-25</cbc:StartDate><cbc:StartTime>02:30:00</cbc:StartTime><cbc:EndTime>06:00:00Z</cbc:EndTime>
                </cac:EstimatedDeliveryPeriod><cac:Despatch><cbc:ActualDespatchDate>2026-10-24</cbc:ActualDespatchDate><cbc:ActualDespatchTime>22:00:00+02:00</cbc:ActualDespatchTime></cac:Despatch></cac:Delivery></cac:Shipment>
                <cac:DespatchLine>
                  <cbc:ID>1</cbc:ID><cbc:DeliveredQuantity unitCode="KGM">4.25</cbc:DeliveredQuantity><cbc:OutstandingQuantity unitCode="KGM">1.75</cbc:OutstandingQuantity>
                  <cac:OrderLineReference><cbc:LineID>7</cbc:LineID></cac:OrderLineReference>
                  <cac:Item><cbc:Name>Bar</cbc:Name><cac:StandardItemIdentification><cbc:ID schemeID="0160">3000000000012</cbc:ID></cac:StandardItemIdentification>
                    <cac:ItemInstance><cbc:BestBeforeDate>2026-11-01</cbc:BestBeforeDate><cac:LotIdentification><cbc:LotNumberID>L9</cbc:LotNumberID><cbc:ExpiryDate>2026-11-03</cbc:ExpiryDate></cac:LotIdentification></cac:ItemInstance></cac:Item>
                </cac:DespatchLine>
                """),
            Samples.Paris);

        (delivery.Id, delivery.OrderReferences.Single()).ShouldBe(("BL-1", "op-1"));
        delivery.DespatchedAt.ShouldBe(new DateTimeOffset(2026, 10, 24, 22, 0, 0, TimeSpan.FromHours(2)));
        delivery.ExpectedFrom.ShouldBe(new DateTimeOffset(2026, 10, 25, 2, 30, 0, TimeSpan.FromHours(2)));
        delivery.ExpectedUntil.ShouldBe(new DateTimeOffset(2026, 10, 25, 6, 0, 0, TimeSpan.Zero));
        var line = delivery.Lines.Single();
        (line.OrderReference, line.OrderLineId, line.ItemId).ShouldBe(("op-1", "7", "3000000000012"));
        (line.Delivered, line.Weight, line.Outstanding).ShouldBe((new Quantity(4.25m, "KGM"), new Quantity(4.25m, "KGM"), new Quantity(1.75m, "KGM")));
        line.Lots.ShouldBe([new Lot("L9", new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 3))]);
    }
}
