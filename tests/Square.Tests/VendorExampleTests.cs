using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Square.Tests.Support;

namespace LeVieuxMoulin.Connectors.Square.Tests;

/// <summary>The vendor's published examples, where they lie beside the repository.</summary>
public sealed class VendorExampleTests
{
    [Theory]
    [InlineData("BatchRetrieveOrders.response.json", "orders", "sale")]
    [InlineData("CreateOrder.response.json", "order", "sale")]
    [InlineData("RetrieveOrder.response.json", "order", "sale")]
    [InlineData("PayOrder.response.json", "order", "sale")]
    [InlineData("UpdateOrder.response.json", "order", "sale")]
    [InlineData("ListPayments.response.json", "payments", "payment")]
    [InlineData("GetPayment.response.json", "payment", "payment")]
    [InlineData("ListPaymentRefunds.response.json", "refunds", "refund")]
    [InlineData("GetPaymentRefund.response.json", "refund", "refund")]
    [InlineData("SearchCatalogObjects.response.json", "objects", "product")]
    [InlineData("BatchRetrieveCatalogObjects.response.json", "objects", "product")]
    [InlineData("UpsertCatalogObject.response.json", "catalog_object", "product")]
    [InlineData("BatchRetrieveInventoryCounts.response.json", "counts", "stock-level")]
    [InlineData("ListLocations.response.json", "locations", "location")]
    public void A_published_example_can_be_read(string file, string rows, string stream)
    {
        var node = JsonNode.Parse(File.ReadAllText(Example(file)))![rows].ShouldNotBeNull();
        var vendor = new RecordedVendor();
        IRecordMap<VendorRecord> map = stream switch
        {
            "sale" => vendor.Ability<IFeed<Sale>>(),
            "product" => vendor.Ability<IFeed<Product>>(),
            "stock-level" => vendor.Ability<IFeed<StockLevel>>(),
            "location" => vendor.Ability<IFeed<Location>>(),
            _ => vendor.Ability<IFeed<Payment>>(),
        };
        foreach (var row in (node as JsonArray ?? [node.DeepClone()]).OfType<JsonNode>())
        {
            var record = map.Map(Recorded.Raw(row.ToJsonString(), stream));
            record.Id.ShouldStartWith((row["id"] ?? row["catalog_object_id"])!.GetValue<string>());
            if (record is Sale sale && row["total_money"] is { } total && row["net_amount_due_money"] is null && file != "UpdateOrder.response.json")
            {
                (sale.Total.Amount * 100m).ShouldBe(total["amount"]!.GetValue<long>(), "the total is the sum of the lines");
            }
        }
    }

    [Fact]
    public void The_published_signatures_are_taken()
    {
        foreach (var vector in JsonNode.Parse(File.ReadAllText(Example("webhook-signature-test-vectors.json")))!["vectors"]!.AsArray())
        {
            var receipt = new RecordedVendor().Ability<IWebhookReceiver>().Receive(new WebhookRequest
            {
                Method = "POST",
                Url = new Uri(vector!["notification_url"]!.GetValue<string>()),
                Headers = new Dictionary<string, IReadOnlyList<string>> { ["x-square-hmacsha256-signature"] = [vector["expected"]!.GetValue<string>()] },
                Body = System.Text.Encoding.UTF8.GetBytes(vector["raw_body"]!.GetValue<string>()),
                ReceivedAt = Recorded.Noon,
                Secrets = [vector["signature_key"]!.GetValue<string>()],
            });

            // Some of the signed bodies are no whole events; then the complaint is about the body, no more about the signature.
            (receipt.Refusal ?? "").ShouldNotContain("signature");
        }
    }

    private static string Example(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "vendor-specs", "square", "examples", file);
            if (File.Exists(path))
            {
                return path;
            }
        }

        Assert.Skip("The vendor's published examples are not beside this repository (shared/vendor-specs).");
        return "";
    }
}
