using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace LeVieuxMoulin.Connectors.Engine.Configuration.Yaml;

/// <summary>Builds the tree of a file from the parser's events, so that every value knows its place and no key is lost.</summary>
internal sealed class YamlComposer(string text, Action<YamlScalar, YamlScalar, string> onDuplicate)
{
    private const int MaxDepth = 32;
    private const int MaxValues = 20_000;

    private readonly Parser _parser = new(new StringReader(text));
    private readonly Dictionary<AnchorName, YamlNode> _anchors = [];
    private readonly List<string> _path = [];
    private int _values;

    /// <summary>Reads the one document of the file; null when there is none.</summary>
    public YamlNode? Compose()
    {
        try
        {
            _parser.Consume<StreamStart>();
            if (_parser.TryConsume<StreamEnd>(out _))
            {
                return null;
            }

            _parser.Consume<DocumentStart>();
            var root = Node(0);
            _parser.Consume<DocumentEnd>();
            if (_parser.TryConsume<DocumentStart>(out var second))
            {
                throw Trouble(ConfigurationCodes.Syntax, second.Start, "A second document begins here.", "Keep one document in a file; take the --- away, or make two files.");
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
            throw YamlSyntax.Explain(new YamlException(_parser.Current?.Start ?? Mark.Empty, _parser.Current?.End ?? Mark.Empty, "the text ends or breaks off in a list or block", exception), text);
        }
    }

    private YamlNode Node(int depth)
    {
        var current = _parser.Consume<ParsingEvent>();
        if (depth > MaxDepth || ++_values > MaxValues)
        {
            throw Trouble(ConfigurationCodes.TooLarge, current.Start, $"The file is nested deeper than {MaxDepth} levels or holds more than {MaxValues} values.", "Check that it is the right file.");
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
            _anchors[anchor] = node;
        }

        return node;
    }

    private YamlList List(int line, int column, int depth)
    {
        var items = new List<YamlNode>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Node(depth + 1));
        }

        return new YamlList(items, line, column);
    }

    private YamlMap Map(int line, int column, int depth)
    {
        var entries = new List<YamlEntry>();
        var merged = new List<YamlEntry>();
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var keyEvent = _parser.Current;
            if (Node(depth + 1) is not YamlScalar key)
            {
                throw Trouble(ConfigurationCodes.Syntax, keyEvent!.Start, "A key must be a plain word.", "Check the indentation, and quote a text that begins with [ or {.");
            }

            _path.Add(key.Raw);
            var value = Node(depth + 1);
            if (key is { IsPlain: true, Raw: "<<" })
            {
                merged.AddRange(Merged(key, value));
            }
            else if (entries.Find(entry => entry.Key.Raw == key.Raw) is { } first)
            {
                onDuplicate(first.Key, key, string.Join('.', _path));
            }
            else
            {
                entries.Add(new YamlEntry(key, value));
            }

            _path.RemoveAt(_path.Count - 1);
        }

        // What stands in the block itself wins over what is merged in, and the first merged over the next.
        entries.AddRange(merged.DistinctBy(entry => entry.Key.Raw).Where(entry => entries.TrueForAll(own => own.Key.Raw != entry.Key.Raw)).ToList());
        return new YamlMap(entries, line, column);
    }

    private static IEnumerable<YamlEntry> Merged(YamlScalar key, YamlNode value) => value switch
    {
        YamlMap map => map.Entries,
        YamlList list when list.Items.All(item => item is YamlMap) => list.Items.Cast<YamlMap>().SelectMany(map => map.Entries),
        _ => throw new YamlTroubleException(ConfigurationCodes.Syntax, key.Line, key.Column, "<< takes a block, or a list of blocks.", "Write <<: *name, where &name marks a block above."),
    };

    private YamlNode Repeat(AnchorAlias alias)
    {
        if (!_anchors.TryGetValue(alias.Value, out var node))
        {
            throw Trouble(ConfigurationCodes.Syntax, alias.Start, $"*{alias.Value} repeats something that is not marked &{alias.Value} above it.", "Quote the text if the * is part of it.");
        }

        _values += node.Size;
        return node;
    }

    private static void RefuseTags(NodeEvent node)
    {
        if (!node.Tag.IsEmpty && !(node.Tag.Value.StartsWith("tag:yaml.org,2002:", StringComparison.Ordinal) && !node.Tag.Value.Contains('/')))
        {
            throw Trouble(ConfigurationCodes.Syntax, node.Start, $"The tag {node.Tag.Value} means nothing here.", "Take it away, or quote the text if the ! is part of it.");
        }
    }

    private static YamlTroubleException Trouble(string code, Mark mark, string message, string suggestion) =>
        new(code, At(mark).Line, At(mark).Column, message, suggestion);

    private static (int Line, int Column) At(Mark mark) => ((int)mark.Line, (int)mark.Column);
}
