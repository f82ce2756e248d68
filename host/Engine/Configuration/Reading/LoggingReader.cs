using System.Text;
using System.Text.RegularExpressions;
using LeVieuxMoulin.Connectors.Engine.Yaml;

namespace LeVieuxMoulin.Connectors.Engine.Configuration.Reading;

/// <summary>Reads <c>logging:</c>, in the words of Python or of Serilog.</summary>
internal static partial class LoggingReader
{
    private static readonly Dictionary<string, string> Levels = new(StringComparer.OrdinalIgnoreCase)
    {
        ["DEBUG"] = "Debug",
        ["INFO"] = "Information",
        ["WARNING"] = "Warning",
        ["ERROR"] = "Error",
        ["CRITICAL"] = "Critical",
        ["Information"] = "Information",
        ["WARN"] = "Warning",
        ["FATAL"] = "Critical",
    };

    private static readonly Dictionary<string, string> Tokens = new(StringComparer.Ordinal)
    {
        ["asctime"] = "{Timestamp:yyyy-MM-dd HH:mm:ss,fff}",
        ["name"] = "{SourceContext}",
        ["levelname"] = "{Level}",
        ["message"] = "{Message:lj}",
    };

    public static LoggingSettings Read(Block block, LoggingSettings defaults)
    {
        var level = block.Choice("level", Levels.Keys);
        var settings = new LoggingSettings { Level = level is null ? defaults.Level : Levels[level], Template = Template(block) ?? defaults.Template };
        block.Close();
        return settings;
    }

    private static string? Template(Block block)
    {
        if (block.Scalar("format") is not { IsUnset: false } scalar)
        {
            return null;
        }

        if (!scalar.Value.Contains("%(", StringComparison.Ordinal))
        {
            if (SerilogToken().IsMatch(scalar.Value) && !Braces().IsMatch(SerilogToken().Replace(scalar.Value, "")))
            {
                return scalar.Value;
            }

            Bad(block, scalar, "is no template: it needs one part in braces at least, and every brace closed");
            return null;
        }

        var unknown = PythonToken().Matches(scalar.Value).Select(match => match.Groups["name"].Value).FirstOrDefault(name => !Tokens.ContainsKey(name));
        if (unknown is not null || PythonToken().Replace(scalar.Value, "").Contains("%(", StringComparison.Ordinal))
        {
            Bad(block, scalar, unknown is null ? "has a token without an end" : $"has the token %({unknown}), which is not known");
            return null;
        }

        return FromPython(scalar.Value);
    }

    private static string FromPython(string format)
    {
        var template = new StringBuilder();
        var at = 0;
        foreach (Match match in PythonToken().Matches(format))
        {
            template.Append(Literal(format[at..match.Index]));
            var token = Tokens[match.Groups["name"].Value];
            var width = match.Groups["width"].Value;
            var colon = token.IndexOf(':', StringComparison.Ordinal);
            template.Append(width.Length == 0 ? token : token.Insert(colon < 0 ? token.Length - 1 : colon, $",{width}"));
            at = match.Index + match.Length;
        }

        return template.Append(Literal(format[at..])).Append("{NewLine}{Exception}").ToString();
    }

    private static string Literal(string text) =>
        text.Replace("%%", "%", StringComparison.Ordinal).Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);

    private static void Bad(Block block, YamlScalar scalar, string reason) =>
        block.Problems.Error(
            scalar,
            block.Path("format"),
            ConfigurationCodes.BadValue,
            $"{block.Path("format")} {reason}.",
            "Write %(asctime)s, %(name)s, %(levelname)s and %(message)s, or {Timestamp}, {SourceContext}, {Level} and {Message}.");

    [GeneratedRegex(@"%\((?<name>[A-Za-z]+)\)(?<width>-?[0-9]+)?(?:\.[0-9]+)?[sdif]")]
    private static partial Regex PythonToken();

    [GeneratedRegex(@"\{[A-Za-z_][A-Za-z0-9_]*(?:,-?[0-9]+)?(?::[^{}]*)?\}")]
    private static partial Regex SerilogToken();

    [GeneratedRegex(@"(?<!\{)(?:\{\{)*\{(?!\{)|(?<!\})(?:\}\})*\}(?!\})")]
    private static partial Regex Braces();
}
