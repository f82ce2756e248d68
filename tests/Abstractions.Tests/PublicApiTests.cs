using System.Runtime.CompilerServices;

namespace LeVieuxMoulin.Connectors.Abstractions.Tests;

public class PublicApiTests
{
    [Fact]
    public void The_public_api_is_the_approved_one()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Approved");
        var approved = File.ReadAllText(Path.Combine(folder, "PublicApi.approved.txt")).ReplaceLineEndings("\n");

        var now = PublicApiText.Of(typeof(IConnector).Assembly);

        if (now != approved)
        {
            var received = Path.Combine(Path.GetDirectoryName(Here())!, "PublicApi.received.txt");
            File.WriteAllText(received, now);
            Assert.Fail($"The contract's public API is not the approved one:\n{Difference(approved, now)}\nIf the change is meant, copy {received} over PublicApi.approved.txt, and raise the contract's version where compiled plugins would break.");
        }
    }

    [Fact]
    public void No_record_takes_constructor_parameters_that_could_grow()
    {
        var grown = typeof(VendorRecord).Assembly.GetExportedTypes()
            .Where(type => (type.IsSubclassOf(typeof(VendorRecord)) || type.IsSubclassOf(typeof(Command))) && !type.IsAbstract)
            .Where(type => type.GetConstructors().Any(made => made.GetParameters().Length > 0));

        grown.ShouldBeEmpty();
    }

    private static string Difference(string approved, string now)
    {
        var (before, after) = (approved.Split('\n'), now.Split('\n'));
        return string.Join('\n', [.. before.Except(after).Select(line => $"- {line}"), .. after.Except(before).Select(line => $"+ {line}")]);
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
