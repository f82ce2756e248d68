using System.Text.RegularExpressions;

namespace LeVieuxMoulin.Connectors.Outside.Tests;

/// <summary>What <c>docs/adding-a-vendor.md</c> tells an author to write and to run.</summary>
internal sealed partial class WalkThrough
{
    private readonly string text = File.ReadAllText(Path.Combine(Checkout.Root, "docs", "adding-a-vendor.md")).ReplaceLineEndings("\n");

    /// <summary>Gets the files of the page: a paragraph that begins with the file's name, and the block after it.</summary>
    public IReadOnlyDictionary<string, string> Files =>
        FileBlock().Matches(text).ToDictionary(match => match.Groups["name"].Value, match => match.Groups["content"].Value);

    /// <summary>Gets the arguments of the page's <c>dotnet</c> command that begins with a verb.</summary>
    public IReadOnlyList<string> Dotnet(string verb) =>
        Command().Matches(text).Select(match => match.Groups["arguments"].Value.Split(' ')).Single(arguments => arguments[0] == verb);

    [GeneratedRegex(@"^`(?<name>[\w.]+)` (?:(?!^```).)*?^```(?:xml|yaml|csharp)\n(?<content>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex FileBlock();

    [GeneratedRegex("^dotnet (?<arguments>.+)$", RegexOptions.Multiline)]
    private static partial Regex Command();
}
