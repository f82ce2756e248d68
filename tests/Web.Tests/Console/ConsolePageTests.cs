using System.Net;
using System.Text.RegularExpressions;
using LeVieuxMoulin.Connectors.Web.Console;
using LeVieuxMoulin.Connectors.Web.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace LeVieuxMoulin.Connectors.Web.Tests.Console;

/// <summary>The page at <c>/</c>.</summary>
[Collection(SharedRestaurant.Name)]
public sealed partial class ConsolePageTests(Restaurant restaurant)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_browser_shows_every_connection_with_state_last_sync_records_and_operations_in_French()
    {
        var page = await Browser.OpenAsync(new Uri(restaurant.Host.Address, "/"), "fr-FR,fr", Token);

        page.ShouldContain("<html lang=\"fr\">");
        page.ShouldContain("Connexions");
        foreach (var name in new[] { Restaurant.Till, Restaurant.Supplier })
        {
            var connection = (await restaurant.Host.ConnectionAsync(name, Token))!;
            var cells = CellsOf(page, name);
            cells[0].ShouldContain(name);
            cells[2].ShouldContain("en marche");
            cells[3].ShouldContain(connection["lastSyncAt"]!.GetValue<DateTimeOffset>().UtcDateTime.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture));
            NotDigit().Replace(cells[4], "").ShouldBe($"{connection["streams"]!.AsArray().Sum(stream => stream!["records"]!.GetValue<long>())}");
            cells[5].ShouldBe("0");
            cells[6].ShouldBe("0");
        }
    }

    [Fact]
    public async Task A_browser_shows_the_open_problems_and_what_to_do()
    {
        await restaurant.BreakAsync();
        try
        {
            var page = await Browser.OpenAsync(new Uri(restaurant.Host.Address, "/"), "en-GB,en", Token);

            var problem = (await restaurant.ListAsync("v1/problems")).First();
            page.ShouldContain("<html lang=\"en\">");
            page.ShouldContain("Open problems");
            page.ShouldContain($"data-code=\"{problem["code"]}\"");
            WebUtility.HtmlDecode(page).ShouldContain(problem["message"]!.GetValue<string>());
            WebUtility.HtmlDecode(page).ShouldContain(problem["action"]!.GetValue<string>());
        }
        finally
        {
            await restaurant.MendAsync();
        }
    }

    [Theory]
    [InlineData("fr-FR,fr;q=0.9,en;q=0.8", "fr")]
    [InlineData("en-GB,en;q=0.9,fr;q=0.8", "en")]
    [InlineData("de", "en")]
    [InlineData("", "en")]
    public async Task The_language_is_the_browsers_first(string accepted, string language) =>
        (await restaurant.SendAsync(null, "GET", "/", null, ("Accept-Language", accepted))).Text.ShouldContain($"<html lang=\"{language}\">");

    [Theory]
    [InlineData("127.0.0.1", "localhost:5280", null, true)]
    [InlineData("::1", "[::1]:5280", null, true)]
    [InlineData("::ffff:127.0.0.1", "127.0.0.1", null, true)]
    [InlineData("192.168.1.20", "192.168.1.10:5280", null, false)]
    [InlineData("192.168.1.20", "localhost:5280", null, false)]
    [InlineData("127.0.0.1", "stranger.example", null, false)]
    [InlineData("127.0.0.1", "localhost", "X-Forwarded-For", false)]
    [InlineData("127.0.0.1", "localhost", "Forwarded", false)]
    [InlineData(null, "localhost", null, false)]
    public void The_page_is_for_a_browser_at_this_machine_only(string? address, string host, string? header, bool isShown)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = address is null ? null : IPAddress.Parse(address);
        context.Request.Host = new HostString(host);
        if (header is not null)
        {
            context.Request.Headers[header] = "192.168.1.20";
        }

        ConsoleEndpoints.IsAtThisMachine(context).ShouldBe(isShown);
    }

    [Fact]
    public async Task A_page_asked_for_under_a_strangers_name_is_refused()
    {
        var refused = await restaurant.SendAsync(null, "GET", "/", null, ("Host", "stranger.example"));

        refused.Status.ShouldBe(HttpStatusCode.Forbidden);
        refused.Code.ShouldBe("CONSOLE_LOOPBACK_ONLY");
    }

    private static List<string> CellsOf(string page, string connection)
    {
        var row = Regex.Match(page, $"<tr data-connection=\"{connection}\">(.*?)</tr>", RegexOptions.Singleline);
        row.Success.ShouldBeTrue(page);
        return [.. Cell().Matches(row.Groups[1].Value).Select(cell => Tag().Replace(cell.Groups[1].Value, " ").Trim())];
    }

    [GeneratedRegex("<td[^>]*>(.*?)</td>", RegexOptions.Singleline)]
    private static partial Regex Cell();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\D")]
    private static partial Regex NotDigit();
}
