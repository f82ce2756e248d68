using YamlDotNet.Core;

namespace LeVieuxMoulin.Connectors.Engine.Yaml;

/// <summary>Says in words of the operator what the parser stumbled over.</summary>
internal static class YamlSyntax
{
    private static readonly (string Part, string Message, string Suggestion)[] Known =
    [
        ("unknown escape", "A backslash inside double quotes starts an escape, and this one does not exist.", "Use single quotes, as in 'C:\\tokens'."),
        ("invalid mapping", "A colon stands where no key can be.", "Check the indentation of this line, and quote a text that holds a colon followed by a space."),
        ("simple key", "A line should be a key and a value here, but it has no colon.", "Write key: value, with a space after the colon."),
        ("quoted scalar", "A quoted text has no end.", "Close the quotation marks; the text may have begun some lines above."),
        ("flow sequence", "A list that begins with [ has no end, or an item without a comma.", "Write [a, b, c]."),
        ("flow mapping", "A block that begins with { has no end, or a pair without a comma.", "Write {key: value, key: value}."),
        ("block mapping", "This line is indented unlike the keys around it.", "Give all keys of one block the same number of spaces."),
        ("block collection", "This line is indented unlike the items around it.", "Give all items of one list the same number of spaces."),
        ("block sequence", "This item is indented unlike the items around it.", "Give all items of one list the same number of spaces."),
        ("cannot start any token", "This character cannot begin a text.", "Put the text in quotes."),
        ("anchor", "A & or * is not followed by a name.", "Put the text in quotes if the sign is part of it."),
        ("tag", "A ! is not followed by a tag that exists.", "Put the text in quotes if the sign is part of it."),
    ];

    public static YamlTroubleException Explain(YamlException exception, string text)
    {
        var (line, column) = ((int)exception.Start.Line, (int)exception.Start.Column);
        var reason = exception.InnerException is YamlException inner ? inner.Message : exception.Message;
        if (Tab(text, line, isCertain: reason.Contains("invalid tab", StringComparison.Ordinal)) is { } tab)
        {
            return new(YamlTroubleKind.Syntax, tab.Line, tab.Column, "A tab stands in the indentation, and YAML allows only spaces there.", "Replace the tab by spaces.");
        }

        var known = Array.Find(Known, entry => reason.Contains(entry.Part, StringComparison.OrdinalIgnoreCase));
        return known.Part is null
            ? new(YamlTroubleKind.Syntax, line, column, $"This is not valid YAML: {reason.TrimEnd('.')}.", "Check indentation, colons and quotation marks here and in the line above.")
            : new(YamlTroubleKind.Syntax, line, column, known.Message, known.Suggestion);
    }

    private static (int Line, int Column)? Tab(string text, int line, bool isCertain)
    {
        var lines = text.Split('\n');
        for (var at = Math.Max(1, line - 1); at <= Math.Min(lines.Length, isCertain ? lines.Length : line); at++)
        {
            var content = lines[at - 1];
            var indentation = content.Length - content.TrimStart(' ', '\t').Length;
            var tab = content[..indentation].IndexOf('\t');
            if (tab >= 0)
            {
                return (at, tab + 1);
            }
        }

        return null;
    }
}
