using System.Diagnostics;
using System.Globalization;

namespace LeVieuxMoulin.Connectors.Host.Tests.Cli;

[Collection(Timed.Name)]
public sealed class DemoTests
{
    [Fact]
    public async Task The_demonstration_ends_with_code_0_within_two_minutes_and_leaves_no_process_and_no_folder_behind()
    {
        var token = TestContext.Current.CancellationToken;
        using var at = new Installation();
        var temporary = Directory.CreateDirectory(at.Data).FullName;
        var mark = $"mark-{Guid.NewGuid():N}";
        var watch = Stopwatch.StartNew();

        var demo = await MoulinCommand.RunBareAsync(new Dictionary<string, string> { ["MOULIN_TEST_MARK"] = mark, ["TMPDIR"] = temporary }, token, "demo", "--once", "--json");

        demo.ExitCode.ShouldBe(0, demo.Output + demo.Error);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(2));
        Marked(mark).ShouldBeEmpty();
        Directory.GetDirectories(temporary, "moulin-demo-*").ShouldBeEmpty();

        var result = demo.Json.AsObject();
        result.Select(property => property.Key).ShouldBe(["connections", "operations", "seconds"]);
        var connections = result["connections"]!.AsArray();
        connections.Count.ShouldBeGreaterThanOrEqualTo(2);
        connections.ShouldAllBe(connection => connection!["state"]!.ToString() == "running" && connection["streams"]!.AsArray().Count > 0 && connection["name"] != null && connection["connector"] != null && connection["kind"] != null);
        connections.SelectMany(connection => connection!["streams"]!.AsArray()).Where(stream => stream!["name"]!.ToString() == "sale")
            .Select(stream => stream!["records"]!.GetValue<int>()).ShouldContain(5000);
        var operations = result["operations"]!.AsArray();
        operations.Count.ShouldBe(connections.Count(connection => connection!["kind"]!.ToString() == "supplier"));
        operations.ShouldAllBe(operation => operation!["state"]!.ToString() == "succeeded" && operation["order"]!["status"]!.ToString() == "DELIVERED" && operation["order"]!["id"]!.ToString().Length > 0);
        decimal.Parse(result["seconds"]!.ToString(), CultureInfo.InvariantCulture).ShouldBeGreaterThan(0);
    }

    /// <summary>Lists the processes that inherited the mark, wherever their parent has gone.</summary>
    private static List<string> Marked(string mark)
    {
        var found = new List<string>();
        foreach (var process in Directory.EnumerateDirectories("/proc").Where(folder => Path.GetFileName(folder).All(char.IsAsciiDigit)))
        {
            try
            {
                if (File.ReadAllText(Path.Combine(process, "environ")).Contains(mark, StringComparison.Ordinal))
                {
                    found.Add(File.ReadAllText(Path.Combine(process, "cmdline")).Replace('\0', ' '));
                }
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
                continue;
            }
        }

        return found;
    }
}
