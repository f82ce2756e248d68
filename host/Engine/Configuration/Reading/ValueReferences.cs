using System.Text.RegularExpressions;
using LeVieuxMoulin.Connectors.Engine.Yaml;

namespace LeVieuxMoulin.Connectors.Engine.Configuration.Reading;

/// <summary>Fills in <c>${NAME}</c> and <c>${file:path}</c>. What they stand for is never shown.</summary>
/// <param name="folder">The folder that paths are relative to.</param>
/// <param name="environment">Looks up an environment variable.</param>
internal sealed partial class ValueReferences(string folder, Func<string, string?> environment)
{
    private const int MaxFileBytes = 64 << 10;

    /// <summary>Fills in a tree.</summary>
    /// <param name="node">The tree.</param>
    /// <param name="path">Its key's path.</param>
    /// <param name="onUnset">Told of the value, its key's path, what is wrong and what to do.</param>
    public YamlNode Fill(YamlNode node, string path, Action<YamlScalar, string, string, string> onUnset) => node switch
    {
        YamlMap map => map with { Entries = [.. map.Entries.Select(entry => entry with { Value = Fill(entry.Value, path.Length == 0 ? entry.Key.Raw : $"{path}.{entry.Key.Raw}", onUnset) })] },
        YamlList list => list with { Items = [.. list.Items.Select((item, index) => Fill(item, $"{path}[{index}]", onUnset))] },
        YamlScalar scalar when scalar.Raw.Contains("${", StringComparison.Ordinal) => Fill(scalar, path, onUnset),
        _ => node,
    };

    private YamlScalar Fill(YamlScalar scalar, string path, Action<YamlScalar, string, string, string> onUnset)
    {
        var unset = false;
        var value = Pattern().Replace(scalar.Raw, match =>
        {
            var inner = match.Groups["inner"].Value;
            if (match.Value.StartsWith("$$", StringComparison.Ordinal))
            {
                return match.Value[1..];
            }

            var (found, message, suggestion) = match.Groups["end"].Length == 0
                ? (null, "begins a reference with ${ and does not end it", "Close it with }; write $${ for the characters themselves.")
                : inner.StartsWith("file:", StringComparison.Ordinal) ? FromFile(inner[5..]) : FromEnvironment(inner);
            if (found is null)
            {
                unset = true;
                onUnset(scalar, path, message, suggestion);
            }

            return found ?? "";
        });
        return scalar with { Value = value, IsUnset = unset };
    }

    private (string? Value, string Message, string Suggestion) FromEnvironment(string name)
    {
        if (!NamePattern().IsMatch(name))
        {
            return (null, $"takes ${{{name}}}, which is neither a variable's name nor file: and a path", "Write ${NAME} or ${file:path}; write $${ for the characters themselves.");
        }

        var value = environment(name);
        return string.IsNullOrEmpty(value)
            ? (null, $"takes the environment variable {name}, which is not set", $"Set {name} for the service, or write ${{file:path}}.")
            : (value, "", "");
    }

    private (string? Value, string Message, string Suggestion) FromFile(string name)
    {
        try
        {
            var path = Path.GetFullPath(name.Trim(), folder);
            if (new FileInfo(path).Length > MaxFileBytes)
            {
                return (null, $"takes the file {name}, which is larger than 64 KiB", "Name the file that holds the secret alone.");
            }

            var value = File.ReadAllText(path).TrimEnd('\r', '\n');
            return value.Length == 0 ? (null, $"takes the file {name}, which is empty", "Write the secret into it.") : (value, "", "");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return exception is UnauthorizedAccessException
                ? (null, $"takes the file {name}, which the service may not read", "Give the service's account the right to read it.")
                : (null, $"takes the file {name}, which is not there", "Create it, or correct the path.");
        }
    }

    [GeneratedRegex(@"\$?\$\{(?<inner>[^}]*)(?<end>\}?)", RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$")]
    private static partial Regex NamePattern();
}
