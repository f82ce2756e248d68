namespace LeVieuxMoulin.Connectors.Outside.Tests;

/// <summary>A connector's author: a folder that knows nothing of this repository but one package.</summary>
internal sealed class Author(string folder, WalkThrough page)
{
    // A package folder of its own, or a package of the same version from an earlier run would be taken; what the machine has already is read from its own.
    private readonly Dictionary<string, string> variables = new()
    {
        ["NUGET_PACKAGES"] = Path.Combine(folder, ".nuget"),
        ["NUGET_FALLBACK_PACKAGES"] = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages"),
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["DOTNET_CLI_UI_LANGUAGE"] = "en",
    };

    /// <summary>Packs the contract, writes the page's files and publishes, by the commands of the page.</summary>
    /// <returns>The folder to drop.</returns>
    public async Task<string> PublishAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        foreach (var (name, content) in page.Files)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, name), content, cancellationToken);
        }

        // Built already, with this test; and into the author's folder, wherever that is.
        string[] pack = [.. page.Dotnet("pack").Take(2), "--no-build", "-c", Checkout.Configuration, "-o", Path.Combine(folder, "packages")];
        await Shell.RunAsync("dotnet", pack, Checkout.Root, variables, cancellationToken);
        var publish = page.Dotnet("publish");
        await Shell.RunAsync("dotnet", [.. publish, "-nodeReuse:false"], folder, variables, cancellationToken);
        return Path.Combine(folder, publish[^1]);
    }
}
