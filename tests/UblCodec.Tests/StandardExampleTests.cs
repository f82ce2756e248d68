namespace LeVieuxMoulin.Connectors.UblCodec.Tests;

/// <summary>Every example document of the standards that has a place in the contract is mapped.</summary>
public class StandardExampleTests
{
    [Theory]
    [InlineData("peppol-bis-3/examples", 39)]
    [InlineData("ubl-2.1/examples", 6)]
    public void Every_example_of_a_kind_that_is_read_is_mapped(string folder, int documents)
    {
        var mapped = new List<string>();
        foreach (var file in Directory.EnumerateFiles(Shared.Folder(folder), "*.xml").Order(StringComparer.Ordinal))
        {
            var document = UblDocument.Read(File.ReadAllBytes(file));
            var isRead = document.Kind switch
            {
                "Order" => UblOrders.ReadOrder(document).Lines.Count > 0,
                "OrderChange" => UblOrders.ReadChange(document).Lines.Count > 0,
                "OrderCancellation" => UblOrders.ReadCancellation(document).Reference.Length > 0,
                "OrderResponse" or "OrderResponseSimple" => UblAnswer.Read(document, "EUR").Reference.Length > 0,
                "DespatchAdvice" => UblDespatch.Read(document, Samples.Paris) is { Lines.Count: > 0, OrderReferences.Count: > 0 },
                "Catalogue" => UblCatalogue.Cut(document).All(row => row.ItemId.Length > 0 && UblCatalogue.Read(UblDocument.Read(row.Content)).Id == row.ItemId),
                _ => false,
            };
            if (isRead)
            {
                mapped.Add(Path.GetFileName(file));
            }
            else
            {
                // A receipt's, an invoice's and a stock report's kinds are not in the contract, nor is the answer to a catalogue.
                document.Kind.ShouldBeOneOf("ApplicationResponse", "CreditNote", "ReceiptAdvice", "StockAvailabilityReport");
            }
        }

        mapped.Count.ShouldBe(documents);
    }

    [Fact]
    public void Every_order_among_the_examples_is_written_again_as_the_schema_wants_it()
    {
        foreach (var file in Directory.EnumerateFiles(Shared.Folder("peppol-bis-3/examples"), "*Order*.xml"))
        {
            var document = UblDocument.Read(File.ReadAllBytes(file));
            if (document.Kind == "Order")
            {
                var order = UblOrders.ReadOrder(document);
                var again = UblOrders.Write(order, Samples.Parties, Samples.Now);
                Shared.Violations(again, "Order").ShouldBeEmpty(file);
                UblOrders.ReadOrder(UblDocument.Read(again)).Lines.Select(line => line.Quantity).ShouldBe(order.Lines.Select(line => line.Quantity));
            }
        }
    }
}
