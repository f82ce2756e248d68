using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>Turns YAML text into nodes with places. Depth is limited, because text of a stranger must not overflow the stack.</summary>
internal sealed class ManifestParser
{
    private const int MaximumDepth = 16;

    private readonly Parser parser;
    private readonly ManifestLog log;

    private ManifestParser(string text, ManifestLog log)
    {
        parser = new Parser(new StringReader(text));
        this.log = log;
    }

    /// <summary>Reads one document.</summary>
    /// <returns>The root; null when the text is no YAML, which is then in the log.</returns>
    public static ManifestNode? Parse(string text, ManifestLog log)
    {
        try
        {
            return new ManifestParser(text, log).ReadDocument();
        }
        catch (YamlException error)
        {
            log.Add((int)error.Start.Line, (int)error.Start.Column, "", "MANIFEST_YAML", $"This is not YAML: {error.Message}", "Mind the indentation, and quote texts that hold \": \" or \"#\".");
            return null;
        }
    }

    private ManifestNode? ReadDocument()
    {
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _))
        {
            log.Add(1, 1, "", "MANIFEST_EMPTY", "plugin.yaml is empty.", "docs/plugin-manifest.md shows what it holds.");
            return null;
        }

        var root = ReadNode(1);
        parser.Consume<DocumentEnd>();
        if (parser.TryConsume<DocumentStart>(out var second))
        {
            log.Add((int)second.Start.Line, (int)second.Start.Column, "", "MANIFEST_YAML", "There is a second document.", "Keep one document in the file.");
        }

        return root;
    }

    private ManifestNode ReadNode(int depth)
    {
        var start = parser.Current!.Start;
        var (line, column) = ((int)start.Line, (int)start.Column);
        if (depth > MaximumDepth)
        {
            throw new YamlException(start, start, $"lists and maps are nested more than {MaximumDepth} deep");
        }

        if (parser.TryConsume<Scalar>(out var scalar))
        {
            return new ManifestScalar(scalar.Value, scalar.Style == ScalarStyle.Plain, line, column);
        }

        if (parser.TryConsume<SequenceStart>(out _))
        {
            var items = new List<ManifestNode>();
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                items.Add(ReadNode(depth + 1));
            }

            return new ManifestList(items, line, column);
        }

        if (parser.TryConsume<MappingStart>(out _))
        {
            return ReadMap(depth, line, column);
        }

        throw new YamlException(start, start, "an alias (*name) stands here; write the value out");
    }

    private ManifestMap ReadMap(int depth, int line, int column)
    {
        var entries = new List<(ManifestScalar, ManifestNode)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = ReadNode(depth + 1);
            var value = ReadNode(depth + 1);
            if (key is not ManifestScalar name)
            {
                log.Add(key, "", "MANIFEST_WRONG_TYPE", $"A key must be a word, and this is {key.Kind}.");
            }
            else if (!seen.Add(name.Text))
            {
                log.Add(name, name.Text, "MANIFEST_DUPLICATE_KEY", $"{name.Text} stands here a second time.", "Keep one of the two.");
            }
            else
            {
                entries.Add((name, value));
            }
        }

        return new ManifestMap(entries, line, column);
    }
}
