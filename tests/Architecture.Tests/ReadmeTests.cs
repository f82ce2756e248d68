namespace LeVieuxMoulin.Connectors.Architecture.Tests;

/// <summary>The README and its translation: the same thing twice.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void Both_languages_show_the_same_commands()
    {
        var english = Commands("README.md");
        english.ShouldNotBeEmpty();
        Commands("README.fr.md").ShouldBe(english);
    }

    private static List<string> Commands(string file)
    {
        var commands = new List<string>();
        var isShell = false;
        foreach (var line in File.ReadLines(Path.Combine(Repository.Root, file)))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                isShell = line == "```sh";
            }
            else if (isShell)
            {
                commands.Add(line);
            }
        }

        return commands;
    }
}
