using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace LeVieuxMoulin.Connectors.Engine.Yaml;

/// <summary>Builds the tree of a file from the parser's events, so that every value knows its place and no key is lost.</summary>
/// <param name="text">The file's text.</param>
/// <param name="hasAliases">Whether <c>&amp;name</c> and <c>*name</c> are taken.</param>
/// <param name="onDuplicate">Told of a key that stands twice: the first one, the other, and its path.</param>
internal sealed class YamlComposer(string text, bool hasAliases, Action<YamlScalar, YamlScalar, string> onDuplicate)
{
    private const int MaxDepth = 32;
    private const int MaxValues = 20_000;

    private readonly Parser parser = new(new StringReader(text));
    private readonly Dictionary<AnchorName, YamlNode> anchors = [];
    private readonly List<string> path = [];
    private int values;

    /// <summary>Reads the one document of the file; null when there is none.</summary>
    public YamlNode? Compose()
    {
        try
        {
            parser.Consume<StreamStart>();
            if (parser.TryConsume<StreamEnd>(out _))
            {
                return null;
            }

            parser.Consume<DocumentStart>();
            var root = Node(0);
            parser.Consume<DocumentEnd>();
            if (parser.TryConsume<DocumentStart>(out var second))
            {
                throw Trouble(YamlTroubleKind.Syntax, second.Start, "A second document begins here.", "Keep one document in a file; take the --- away, or make two files.");
            }

            return root;
        }
        catch (YamlException exception)
        {
            throw YamlSyntax.Explain(exception, text);
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or FormatException)
        {
            // The scanner gives up on some broken texts with the runtime's own exceptions; the last good place is the best it knows.
            throw YamlSyntax.Explain(new YamlException(parser.Current?.Start ?? Mark.Empty, parser.Current?.End ?? Mark.Empty, "the text ends or breaks off in a list or block", exception), text);
        }
    }

    private YamlNode Node(int depth)
    {
        var current = parser.Consume<ParsingEvent>();
        if (depth > MaxDepth || ++values > MaxValues)
        {
            throw Trouble(YamlTroubleKind.TooLarge, current.Start, $"The file is nested more than {MaxDepth} levels deep, or holds more than {MaxValues} values.", "Check that it is the right file.");
        }

        if (current is AnchorAlias alias)
        {
            return Repeat(alias);
        }

        RefuseTags((NodeEvent)current);
        var (line, column) = At(current.Start);
        YamlNode node = current switch
        {
            Scalar scalar => new YamlScalar(scalar.Value, scalar.Style == ScalarStyle.Plain, line, column),
            SequenceStart => List(line, column, depth),
            _ => Map(line, column, depth),
        };
        var anchor = ((NodeEvent)current).Anchor;
        if (!anchor.IsEmpty)
        {
            anchors[anchor] = node;
        }

        return node;
    }

    private YamlList List(int line, int column, int depth)
    {
        var items = new List<YamlNode>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Node(depth + 1));
        }

        return new YamlList(items, line, column);
    }

    private YamlMap Map(int line, int column, int depth)
    {
        var entries = new List<YamlEntry>();
        var merged = new List<YamlEntry>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var keyEvent = parser.Current;
            if (Node(depth + 1) is not YamlScalar key)
            {
                throw Trouble(YamlTroubleKind.Syntax, keyEvent!.Start, "A key must be a plain word.", "Check the indentation, and quote a text that begins with [ or {.");
            }

            path.Add(key.Raw);
            var value = Node(depth + 1);
            if (key is { IsPlain: true, Raw: "<<" })
            {
                merged.AddRange(Merged(key, value));
            }
            else if (entries.Find(entry => entry.Key.Raw == key.Raw) is { } first)
            {
                onDuplicate(first.Key, key, string.Join('.', path));
            }
            else
            {
                entries.Add(new YamlEntry(key, value));
            }

            path.RemoveAt(path.Count - 1);
        }

        // What stands in the block itself wins over what is merged in, and the first merged over the next.
        entries.AddRange(merged.DistinctBy(entry => entry.Key.Raw).Where(entry => entries.TrueForAll(own => own.Key.Raw != entry.Key.Raw)).ToList());
        return new YamlMap(entries, line, column);
    }

    private static IEnumerable<YamlEntry> Merged(YamlScalar key, YamlNode value) => value switch
    {
        YamlMap map => map.Entries,
        YamlList list when list.Items.All(item => item is YamlMap) => list.Items.Cast<YamlMap>().SelectMany(map => map.Entries),
        _ => throw new YamlTroubleException(YamlTroubleKind.Syntax, key.Line, key.Column, "<< takes a block, or a list of blocks.", "Write <<: *name, where &name marks a block above."),
    };

    private YamlNode Repeat(AnchorAlias alias)
    {
        if (!hasAliases)
        {
            throw Trouble(YamlTroubleKind.Syntax, alias.Start, $"*{alias.Value} repeats something, and this file takes no aliases.", "Write the value out.");
        }

        if (!anchors.TryGetValue(alias.Value, out var node))
        {
            throw Trouble(YamlTroubleKind.Syntax, alias.Start, $"*{alias.Value} repeats something that is not marked &{alias.Value} above it.", "Quote the text if the * is part of it.");
        }

        values += node.Size;
        return node;
    }

    private static void RefuseTags(NodeEvent node)
    {
        if (!node.Tag.IsEmpty && !(node.Tag.Value.StartsWith("tag:yaml.org,2002:", StringComparison.Ordinal) && !node.Tag.Value.Contains('/')))
        {
            throw Trouble(YamlTroubleKind.Syntax, node.Start, $"The tag {node.Tag.Value} means nothing here.", "Take it away, or quote the text if the ! is part of it.");
        }
    }

    private static YamlTroubleException Trouble(YamlTroubleKind kind, Mark mark, string message, string suggestion) =>
        new(kind, At(mark).Line, At(mark).Column, message, suggestion);

    private static (int Line, int Column) At(Mark mark) => ((int)mark.Line, (int)mark.Column);
}
