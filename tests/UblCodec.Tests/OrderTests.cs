namespace LeVieuxMoulin.Connectors.UblCodec.Tests;

public class OrderTests
{
    [Fact]
    public void An_order_is_written_as_the_schema_wants_it() =>
        Shared.Violations(UblOrders.Write(Samples.Order, Samples.Parties, Samples.Now), "Order").ShouldBeEmpty();

    [Fact]
    public void An_order_of_which_little_is_known_is_written_as_the_schema_wants_it_too()
    {
        var least = new UblParties { BuyerName = "Moulin", CustomerNumber = "1", SellerName = "Grossiste", Currency = "EUR", Place = Samples.Paris };

        Shared.Violations(UblOrders.Write(Samples.Order with { Note = null, IsCollected = false, From = null, Until = null }, least, Samples.Now), "Order").ShouldBeEmpty();
    }

    [Fact]
    public void A_change_and_a_cancellation_are_written_as_the_schemas_want_them()
    {
        var change = new ChangeOrder { Reference = "op-1", Day = new DateOnly(2026, 3, 6), Lines = Samples.Order.Lines };

        Shared.Violations(UblOrders.Write(change, [], 1, "key-1", Samples.Parties, Samples.Now), "OrderChange").ShouldBeEmpty();
        Shared.Violations(UblOrders.Write(new CancelOrder { Reference = "op-1" }, 1, "key-2", Samples.Parties, Samples.Now), "OrderCancellation").ShouldBeEmpty();
    }

    [Fact]
    public void What_was_written_is_read_as_it_was()
    {
        var read = UblOrders.ReadOrder(UblDocument.Read(UblOrders.Write(Samples.Order, Samples.Parties, Samples.Now)));

        (read with { Lines = [] }).ToString().ShouldBe((Samples.Order with { Lines = [] }).ToString());
        read.Lines.Select(line => (line.LineId, line.ItemId, line.Quantity.Value, line.MaySubstitute)).ShouldBe(Samples.Order.Lines.Select(line => (line.LineId, line.ItemId, line.Quantity.Value, line.MaySubstitute)));
        read.Lines.Select(line => line.Quantity.Unit).ShouldBe(["KGM", "XCS", "CAGETTE"]);
    }

    [Fact]
    public void A_change_says_of_each_line_whether_it_is_new_other_the_same_or_gone()
    {
        var before = Samples.Order.Lines.Select(line => line with { MaySubstitute = null }).ToList();
        var change = new ChangeOrder { Reference = "op-1", Day = Samples.Order.Day, Lines = [before[0], before[1] with { Quantity = new Quantity(9, "XCS") }, new OrderLine("4", "A-4", new Quantity(1, "XCS"))] };

        var document = UblDocument.Read(UblOrders.Write(change, before, 2, "key-1", Samples.Parties, Samples.Now));

        var codes = document.Root.Descendants().Where(element => element.Name.LocalName == "LineItem")
            .Select(item => (item.Element(UblNames.Cbc + "ID")!.Value, item.Element(UblNames.Cbc + "LineStatusCode")!.Value));
        codes.ShouldBe([("1", "4"), ("2", "3"), ("4", "1"), ("3", "2")]);
        UblOrders.ReadChange(document).Lines.Select(line => line.LineId).ShouldBe(["1", "2", "4"]);
        (UblOrders.KeyOf(document), document.Id, document.OrderReferences.Single()).ShouldBe(("key-1", "op-1-C2", "op-1"));
    }

    [Fact]
    public void The_day_of_issue_is_that_of_the_venue()
    {
        var late = new DateTimeOffset(2026, 3, 2, 23, 30, 0, TimeSpan.Zero);

        UblDocument.Read(UblOrders.Write(Samples.Order, Samples.Parties, late)).Root.Text("IssueDate").ShouldBe("2026-03-03");
    }

    [Fact]
    public void A_document_type_is_refused()
    {
        var bomb = Samples.Bytes("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>");

        Should.Throw<ConnectorException>(() => UblDocument.Read(bomb));
    }
}
