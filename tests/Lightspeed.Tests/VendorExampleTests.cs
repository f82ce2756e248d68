using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Lightspeed.Tests.Support;

namespace LeVieuxMoulin.Connectors.Lightspeed.Tests;

/// <summary>The vendor's own published examples, read where they lie beside this repository.</summary>
public sealed class VendorExampleTests
{
    /// <summary>The vendor rounds each of a sale's two taxes once more, over all lines.</summary>
    private const int Taxes = 2;

    [Theory]
    [InlineData("Sale")]
    [InlineData("Item")]
    [InlineData("Category")]
    [InlineData("Discount")]
    [InlineData("ItemShop")]
    [InlineData("Shop")]
    public void Every_retail_example_of_a_resource_that_is_read_is_mapped(string resource)
    {
        var vendor = new RecordedVendor();
        IRecordMap<VendorRecord> map = resource switch
        {
            "Sale" => vendor.Retail<IFeed<Sale>>(),
            "Item" => vendor.Retail<IFeed<Product>>(),
            "Category" => vendor.Retail<IFeed<Category>>(),
            "Discount" => vendor.Retail<IFeed<Promotion>>(),
            "ItemShop" => vendor.Retail<IFeed<StockLevel>>(),
            _ => vendor.Retail<IFeed<Location>>(),
        };
        var seen = 0;
        foreach (var file in Directory.EnumerateFiles(Examples("r-series"), "*.json").Where(file => !file.Contains("request", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            if (JsonNode.Parse(File.ReadAllText(file)) is not JsonObject whole || whole[resource] is not { } rows)
            {
                continue;
            }

            foreach (var row in (rows as JsonArray ?? [rows.DeepClone()]).OfType<JsonObject>().Where(row => IsWhole(resource, row)))
            {
                var record = map.Map(Plugged.Raw(row.ToJsonString()));
                seen++;
                if (record is Sale { Lines.Count: > 0 } sale)
                {
                    Math.Abs(sale.Lines.Sum(line => line.Total.Amount) - sale.Total.Amount).ShouldBeLessThanOrEqualTo((sale.Lines.Count + Taxes) * 0.005m, $"{Path.GetFileName(file)}: the total is the sum of the lines");
                }
            }
        }

        seen.ShouldBePositive();
    }

    [Fact]
    public void The_restaurant_s_composed_sale_is_mapped()
    {
        var row = JsonNode.Parse(File.ReadAllText(Path.Combine(Examples("k-series"), "sales-v2.response.composed-from-property-examples.json")))!["sales"]![0]!;

        var sale = new RecordedVendor().Restaurant<IFeed<Sale>>().Map(Plugged.Raw(row.ToJsonString(), "5"));

        (sale.Id, sale.OriginalSaleId, sale.Total, sale.Rounding?.Amount).ShouldBe((row["accountFiscId"]!.GetValue<string>(), row["source"]!["initialAccountId"]!.GetValue<string>(), new Money(10.98m, "GBP"), -0.02m));
        sale.Lines.ShouldHaveSingleItem().Taxes.ShouldHaveSingleItem().Rate.ShouldBe(0.2m);
    }

    [Fact]
    public void The_restaurant_s_discounts_are_mapped()
    {
        var feed = new RecordedVendor().Restaurant<IFeed<Promotion>>();

        JsonNode.Parse(File.ReadAllText(Path.Combine(Examples("k-series"), "discounts.response.json")))!.AsArray()
            .Select(row => feed.Map(Plugged.Raw(row!.ToJsonString(), "5")).Terms).ShouldAllBe(terms => terms.Fraction == 1m || terms.Amount == new Money(10m, "EUR"));
    }

    [Theory]
    [InlineData("r-series", "error.400.item-without-description.json", 400, FaultKind.Validation)]
    [InlineData("r-series", "error.400.category-without-name.json", 400, FaultKind.Validation)]
    [InlineData("r-series", "error.oauth.expired-token.json", 401, FaultKind.Authentication)]
    [InlineData("r-series", "error.oauth.revoked-token.json", 401, FaultKind.Authentication)]
    [InlineData("k-series", "sales-v2.error-400.json", 400, FaultKind.Validation)]
    [InlineData("k-series", "webhook-create.error-400.json", 400, FaultKind.Validation)]
    public void Every_published_refusal_is_read(string series, string file, int status, FaultKind expected)
    {
        using var response = new HttpResponseMessage();
        var answer = new VendorAnswer { Method = HttpMethod.Get, Path = "/x", Status = status, Headers = response.Headers, Body = File.ReadAllBytes(Path.Combine(Examples(series), file)) };
        var dialect = Plugged.Connector(new RecordedVendor(), series, "{}").Dialect.ShouldNotBeNull();

        dialect.ReadFault(answer).ShouldNotBeNull().Kind.ShouldBe(expected);
    }

    [Theory]
    [InlineData("success.headers.json", 89)]
    [InlineData("error.429.headers.json", 0)]
    public void The_published_bucket_is_read(string file, double remaining)
    {
        using var response = new HttpResponseMessage();
        foreach (var (name, value) in JsonNode.Parse(File.ReadAllText(Path.Combine(Examples("r-series"), file)))!["headers"]!.AsObject())
        {
            response.Headers.TryAddWithoutValidation(name, value!.GetValue<string>());
        }

        var reading = Plugged.Connector(new RecordedVendor(), "r-series", "{}").Dialect!.ReadRate(new VendorAnswer { Method = HttpMethod.Get, Path = "/x", Status = 200, Headers = response.Headers }).ShouldHaveSingleItem();

        (reading.Remaining, reading.Capacity, reading.RefillPerSecond).ShouldBe((remaining, 90d, 1d));
    }

    /// <summary>Some samples show a part only: an item with nothing but its stock, a line's own sale.</summary>
    private static bool IsWhole(string resource, JsonObject row) => resource switch
    {
        "Item" => row.ContainsKey("description"),
        "Sale" => row.ContainsKey("completed"),
        _ => true,
    };

    private static string Examples(string series)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "vendor-specs", "lightspeed", "examples", series);
            if (Directory.Exists(path))
            {
                return path;
            }
        }

        Assert.Skip("The vendor's published examples are not beside this repository (shared/vendor-specs).");
        return "";
    }
}
