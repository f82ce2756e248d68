using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>Reads which shared frameworks a plugin asks for.</summary>
internal static class RuntimeConfigFile
{
    /// <summary>Refuses frameworks that this host does not run on. A plugin cannot bring a framework along.</summary>
    /// <param name="path">The runtimeconfig.json, which may be missing.</param>
    /// <param name="host">What the host runs on.</param>
    /// <exception cref="RefusedException">It is malformed, or asks for more than the host has.</exception>
    public static void Check(string path, HostFrameworks host)
    {
        if (!File.Exists(path))
        {
            return;
        }

        var name = Path.GetFileName(path);
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            var options = Member(document.RootElement, "runtimeOptions", JsonValueKind.Object, name);
            if (options.TryGetProperty("framework", out var single))
            {
                CheckFramework(single, name, host);
            }

            if (options.TryGetProperty("frameworks", out _))
            {
                foreach (var framework in Member(options, "frameworks", JsonValueKind.Array, name).EnumerateArray())
                {
                    CheckFramework(framework, name, host);
                }
            }
        }
        catch (JsonException error)
        {
            throw Wrong(name, $"it is not JSON: {error.Message}");
        }
    }

    private static void CheckFramework(JsonElement framework, string name, HostFrameworks host)
    {
        var id = Member(framework, "name", JsonValueKind.String, name).GetString()!;
        var text = Member(framework, "version", JsonValueKind.String, name).GetString()!;
        if (!Version.TryParse(text.Split('-')[0], out var version))
        {
            throw Wrong(name, $"\"{text}\" is no framework version");
        }

        if (!host.Versions.TryGetValue(id, out var mine))
        {
            throw new RefusedException("PLUGIN_FRAMEWORK_MISSING", $"The plugin asks for the framework {id}, which this host does not run on ({string.Join(", ", host.Versions.Keys)}). Build it without that framework reference.");
        }

        if ((version.Major, version.Minor).CompareTo((mine.Major, mine.Minor)) > 0)
        {
            throw new RefusedException("PLUGIN_FRAMEWORK_TOO_NEW", $"The plugin asks for {id} {version}, and this host runs on {mine}. Update the host, or build the plugin for net{mine.Major}.0.");
        }
    }

    private static JsonElement Member(JsonElement element, string key, JsonValueKind kind, string name)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(key, out var value))
        {
            throw Wrong(name, $"\"{key}\" is missing");
        }

        return value.ValueKind == kind ? value : throw Wrong(name, $"\"{key}\" must be {kind}, and this is {value.ValueKind}");
    }

    private static RefusedException Wrong(string name, string what) =>
        new("PLUGIN_RUNTIMECONFIG_INVALID", $"{name} is not what the SDK writes: {what}. Publish the plugin again with dotnet publish and copy the whole output.");
}
