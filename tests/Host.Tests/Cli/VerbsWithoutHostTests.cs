using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Host.Tests.Cli;

/// <summary>The command line where no host runs: each call opens the store itself, and leaves it.</summary>
public sealed class VerbsWithoutHostTests(Restaurant restaurant) : IClassFixture<Restaurant>
{
    private readonly CancellationToken token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sync_prints_the_connection_and_what_its_streams_hold()
    {
        var connection = await restaurant.AskAsync("sync", "till");
        (connection["name"]!.ToString(), connection["connector"]!.ToString(), connection["kind"]!.ToString(), connection["state"]!.ToString()).ShouldBe(("till", "square", "pos", "running"));
        var records = connection["streams"]!.AsArray().ToDictionary(stream => stream!["name"]!.ToString(), stream => stream!["records"]!.GetValue<int>());
        records["sale"].ShouldBe(Restaurant.Sales);
        records["product"].ShouldBeGreaterThan(0);
        File.Exists(Path.Combine(restaurant.At.Data, "host.json")).ShouldBeFalse("nobody else shall find a host made for one command");
    }

    [Fact]
    public async Task Sales_are_the_vendors_own_with_lines_taxes_and_tenders()
    {
        await restaurant.AskAsync("sync", "till", "--stream", "sale");
        var items = (await restaurant.AskAsync("sales", "list", "till", "--from", "400d", "--status", "completed"))["items"]!.AsArray();
        var ledger = (await restaurant.Sandbox.Http.GetAsync("_sandbox/square/records/sale", token)).Content;
        var truth = JsonNode.Parse(await ledger.ReadAsStringAsync(token))!["items"]!.AsArray()
            .Where(sale => sale!["status"]!.ToString() == "COMPLETED")
            .ToDictionary(sale => sale!["id"]!.ToString(), sale => sale!);
        items.Select(sale => sale!["id"]!.ToString()).ShouldBe(truth.Keys, ignoreOrder: true);
        foreach (var sale in items)
        {
            var total = Amount(sale!["total"]);
            total.ShouldBe(Amount(truth[sale["id"]!.ToString()]["total"]));
            sale["total"]!["currency"]!.ToString().ShouldBe("EUR");
            sale["tax"].ShouldNotBeNull();
            sale["lines"]!.AsArray().ShouldAllBe(line => line!["name"]!.ToString().Length > 0 && line["quantity"] != null);
            (sale["tenders"]!.AsArray().Sum(tender => Amount(tender!["amount"])) - Amount(sale["tip"])).ShouldBeOneOf(total, total - Amount(sale["tip"]));
        }
    }

    [Fact]
    public async Task People_read_each_sale_and_its_lines()
    {
        await restaurant.AskAsync("sync", "till", "--stream", "sale");
        var sale = (await restaurant.AskAsync("sales", "list", "till", "--limit", "1"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        var text = (await MoulinCommand.RunAsync(restaurant.At, token, "sales", "list", "till", "--limit", "1")).Output.TrimEnd().Split('\n');
        text.Length.ShouldBe(1 + sale["lines"]!.AsArray().Count);
        text[0].ShouldMatch(@"^Sale #\S+: \d+\.\d\d EUR$");
        text[1].ShouldMatch(@"^  - [\d.]+x .+: -?\d+\.\d\d EUR$");
    }

    [Fact]
    public async Task Products_are_listed_with_their_prices()
    {
        await restaurant.AskAsync("sync", "till", "--stream", "product");
        var products = (await restaurant.AskAsync("products", "list", "till"))["items"]!.AsArray();
        products.Count.ShouldBeGreaterThan(0);
        var table = (await MoulinCommand.RunAsync(restaurant.At, token, "products", "list", "till")).Output;
        products.ShouldAllBe(product => table.Contains(product!["name"]!.ToString()));
        table.ShouldContain(" EUR ");
    }

    [Fact]
    public async Task A_check_of_a_vendor_that_refuses_says_so_with_code_4()
    {
        using var at = new Installation();
        at.InstallPlugin("square");
        var settings = await restaurant.Sandbox.ConnectionAsync("square", token);
        settings["auth"]!["token"] = "worthless";
        at.Connect("till", settings);
        var command = await MoulinCommand.RunAsync(at, token, "check", "till", "--json");
        command.ExitCode.ShouldBe(4, command.Output + command.Error);
        command.ErrorCode.ShouldNotBeNull();
    }

    [Fact]
    public async Task The_doctor_finds_nothing_where_all_is_well_and_names_what_is_not()
    {
        using var at = new Installation();
        at.InstallFixture("LibOne", "lib-one");
        at.Write("till.yaml", "connector: lib-one\n");
        var well = await MoulinCommand.RunAsync(at, token, "doctor");
        (well.ExitCode, well.Output.Trim()).ShouldBe((0, "All is well."), well.Error);

        at.Write("till.yaml", "connector: lib-one\nconnection:\n  timeout: soon\n");
        var ill = await MoulinCommand.RunAsync(at, token, "doctor");
        ill.ExitCode.ShouldBe(5);
        ill.Output.ShouldContain("till.yaml(3,12)");
    }

    private static decimal Amount(JsonNode? money) => money?["amount"]?.GetValue<decimal>() ?? 0;
}
