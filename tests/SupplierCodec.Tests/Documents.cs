namespace LeVieuxMoulin.Connectors.SupplierCodec.Tests;

/// <summary>Documents of a supplier.</summary>
internal static class Documents
{
    public static string Response(string code, string lines = "", string reference = "op-1") => Of(
        "OrderResponse",
        $"<cbc:ID>R</cbc:ID><cbc:SalesOrderID>SO-9</cbc:SalesOrderID><cbc:OrderResponseCode>{code}</cbc:OrderResponseCode><cbc:Note>Dit {code}</cbc:Note><cac:OrderReference><cbc:ID>{reference}</cbc:ID></cac:OrderReference>{lines}");

    public static string Answered(string line, string code, string quantity) => $"""
        <cac:OrderLine><cac:LineItem><cbc:ID>{line}</cbc:ID><cbc:LineStatusCode>{code}</cbc:LineStatusCode>{quantity}<cac:Item><cbc:Name>x</cbc:Name></cac:Item></cac:LineItem><cac:OrderLineReference><cbc:LineID>{line}</cbc:LineID></cac:OrderLineReference></cac:OrderLine>
        """;

    public static string Despatch(string id, params (string Line, decimal Delivered, decimal Outstanding)[] lines) => Of(
        "DespatchAdvice",
        $"<cbc:ID>{id}</cbc:ID><cac:OrderReference><cbc:ID>op-1</cbc:ID></cac:OrderReference>" + string.Concat(lines.Select(line => FormattableString.Invariant(
            $"<cac:DespatchLine><cbc:ID>1</cbc:ID><cbc:DeliveredQuantity unitCode=\"CT\">{line.Delivered}</cbc:DeliveredQuantity><cbc:OutstandingQuantity unitCode=\"CT\">{line.Outstanding}</cbc:OutstandingQuantity><cac:OrderLineReference><cbc:LineID>{line.Line}</cbc:LineID></cac:OrderLineReference><cac:Item><cbc:Name>x</cbc:Name></cac:Item></cac:DespatchLine>"))));

    public static string Catalogue(string action, params (string Id, decimal Net)[] items) => Of(
        "Catalogue",
        $"<cbc:ID>K</cbc:ID><cbc:ActionCode>{action}</cbc:ActionCode>" + string.Concat(items.Select(item => FormattableString.Invariant(
            $"<cac:CatalogueLine><cbc:ID>1</cbc:ID><cbc:OrderableUnit>CT</cbc:OrderableUnit><cac:RequiredItemLocationQuantity><cac:Price><cbc:PriceAmount currencyID=\"EUR\">{item.Net}</cbc:PriceAmount></cac:Price></cac:RequiredItemLocationQuantity><cac:Item><cbc:Name>{item.Id}</cbc:Name><cac:SellersItemIdentification><cbc:ID>{item.Id}</cbc:ID></cac:SellersItemIdentification></cac:Item></cac:CatalogueLine>"))));

    public static string Of(string kind, string inner) =>
        $"<{kind} xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:{kind}-2\" xmlns:cac=\"urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2\" xmlns:cbc=\"urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2\">{inner}</{kind}>";
}
