namespace LeVieuxMoulin.Connectors.UblCodec.Tests;

public class AnswerTests
{
    [Theory]
    [InlineData("AB", SupplierOrderStatus.Received)]
    [InlineData("AP", SupplierOrderStatus.Accepted)]
    [InlineData("CA", SupplierOrderStatus.AcceptedWithChanges)]
    [InlineData("RE", SupplierOrderStatus.Rejected)]
    [InlineData("ZZ9", SupplierOrderStatus.Other)]
    public void A_code_is_understood_and_one_that_is_not_known_is_kept(string code, SupplierOrderStatus status)
    {
        var answer = UblAnswer.Read(Response($"<cbc:OrderResponseCode>{code}</cbc:OrderResponseCode>"), "EUR");

        answer.Status.ShouldBe(new Open<SupplierOrderStatus>(status, code));
    }

    [Fact]
    public void Lines_are_read_with_exact_numbers_their_units_and_unknown_codes()
    {
        var answer = UblAnswer.Read(
            Response("""
                <cbc:OrderResponseCode>CA</cbc:OrderResponseCode><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
                """,
                """
                <cac:OrderLine>
                  <cac:LineItem>
                    <cbc:ID>10</cbc:ID><cbc:Note>Rupture</cbc:Note><cbc:LineStatusCode>88</cbc:LineStatusCode>
                    <cbc:Quantity unitCode="KGM">0.1000000000000000001</cbc:Quantity>
                    <cbc:MaximumBackorderQuantity>0</cbc:MaximumBackorderQuantity>
                    <cac:Price><cbc:PriceAmount currencyID="EUR">12.3456</cbc:PriceAmount><cbc:BaseQuantity unitCode="KGM">100</cbc:BaseQuantity></cac:Price>
                    <cac:Item><cbc:Name>Bar</cbc:Name><cac:SellersItemIdentification><cbc:ID>F-1</cbc:ID></cac:SellersItemIdentification></cac:Item>
                  </cac:LineItem>
                  <cac:SellerSubstitutedLineItem>
                    <cbc:ID>1</cbc:ID>
                    <cac:Item><cbc:Name>Lieu</cbc:Name><cac:SellersItemIdentification><cbc:ID>F-2</cbc:ID></cac:SellersItemIdentification>
                      <cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>5.5</cbc:Percent></cac:ClassifiedTaxCategory></cac:Item>
                  </cac:SellerSubstitutedLineItem>
                  <cac:OrderLineReference><cbc:LineID>1</cbc:LineID></cac:OrderLineReference>
                </cac:OrderLine>
                """),
            "CHF");

        var line = answer.Lines.Single();
        (line.LineId, line.Status, line.Confirmed, line.BackOrdered, line.Reason).ShouldBe(
            ("1", new Open<OrderLineStatus>(OrderLineStatus.Other, "88"), new Quantity(0.1000000000000000001m, "KGM"), new Quantity(0, "KGM"), "Rupture"));
        (line.Price!.Net, line.Price.Per).ShouldBe((new Money(12.3456m, "EUR"), new Quantity(100, "KGM")));
        (line.Substitute!.ItemId, line.Substitute.Quantity, line.Substitute.VatRate).ShouldBe(("F-2", new Quantity(0.1000000000000000001m, "KGM"), 0.055m));
    }

    [Fact]
    public void The_simple_form_says_yes_or_no()
    {
        static UblAnswer Simple(string yes) => UblAnswer.Read(
            Samples.Document("OrderResponseSimple", $"<cbc:ID>R</cbc:ID><cbc:AcceptedIndicator>{yes}</cbc:AcceptedIndicator><cbc:RejectionNote>Compte bloqué</cbc:RejectionNote><cac:OrderReference><cbc:ID>op-1</cbc:ID></cac:OrderReference>"), "EUR");

        Simple("true").Status.Value.ShouldBe(SupplierOrderStatus.Accepted);
        (Simple("false").Status.Value, Simple("false").Note).ShouldBe((SupplierOrderStatus.Rejected, "Compte bloqué"));
    }

    [Fact]
    public void An_amount_without_any_currency_is_refused_and_not_guessed()
    {
        var row = Samples.Document("Catalogue", "<cac:CatalogueLine><cbc:ID>1</cbc:ID><cac:RequiredItemLocationQuantity><cac:Price><cbc:PriceAmount>1</cbc:PriceAmount></cac:Price></cac:RequiredItemLocationQuantity><cac:Item><cbc:Name>A</cbc:Name><cac:SellersItemIdentification><cbc:ID>A</cbc:ID></cac:SellersItemIdentification></cac:Item></cac:CatalogueLine>");

        Should.Throw<ConnectorException>(() => UblCatalogue.Read(row)).Message.ShouldContain("PriceAmount");
    }

    [Theory]
    [InlineData("OutstandingQuantity", "<cbc:OutstandingQuantity unitCode=\"C62\">many</cbc:OutstandingQuantity>")]
    [InlineData("BestBeforeDate", "<cac:Item><cac:ItemInstance><cbc:BestBeforeDate>tomorrow</cbc:BestBeforeDate></cac:ItemInstance></cac:Item>")]
    public void A_value_of_another_form_is_told_by_its_field_and_never_by_itself(string field, string content)
    {
        var document = Samples.Document("DespatchAdvice", $"<cbc:ID>1</cbc:ID><cac:DespatchLine><cbc:DeliveredQuantity unitCode=\"C62\">1</cbc:DeliveredQuantity>{content}</cac:DespatchLine>");

        var fault = Should.Throw<ConnectorException>(() => UblDespatch.Read(document, Samples.Paris)).Fault;

        (fault.Kind, fault.Message.Contains(field, StringComparison.Ordinal)).ShouldBe((FaultKind.UnexpectedContent, true));
        fault.Message.ShouldNotContain("many");
        fault.Message.ShouldNotContain("tomorrow");
    }

    private static UblDocument Response(string heads, string lines = "") =>
        Samples.Document("OrderResponse", $"<cbc:ID>R-1</cbc:ID>{heads}<cac:OrderReference><cbc:ID>op-1</cbc:ID></cac:OrderReference>{lines}");
}
