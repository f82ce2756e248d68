using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>Reads a plugin's deps.json itself: the runtime's own reader ends the process on well-formed JSON of another shape.</summary>
internal static class DependencyFile
{
    private const int MaximumBytes = 4 * 1024 * 1024;

    /// <summary>Reads which libraries the plugin ships.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="RefusedException">It is not what the SDK writes.</exception>
    public static ShippedLibraries Read(string path)
    {
        var name = Path.GetFileName(path);
        if (new FileInfo(path).Length > MaximumBytes)
        {
            throw Wrong(name, $"it has more than {MaximumBytes} bytes");
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            var root = Kind(document.RootElement, JsonValueKind.Object, name, "the file");
            var target = Text(Member(Member(root, "runtimeTarget", JsonValueKind.Object, name), "name", JsonValueKind.String, name), name, "runtimeTarget.name");
            var libraries = Member(Member(root, "targets", JsonValueKind.Object, name), target, JsonValueKind.Object, name);
            CheckLibraries(Member(root, "libraries", JsonValueKind.Object, name), name);
            return Collect(libraries, name);
        }
        catch (JsonException error)
        {
            throw Wrong(name, $"it is not JSON: {error.Message}");
        }
    }

    private static void CheckLibraries(JsonElement libraries, string name)
    {
        foreach (var library in libraries.EnumerateObject())
        {
            var at = $"libraries.{library.Name}";
            Kind(library.Value, JsonValueKind.Object, name, at);
            Member(library.Value, "type", JsonValueKind.String, name);
        }
    }

    private static ShippedLibraries Collect(JsonElement libraries, string name)
    {
        var managed = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var satellites = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var native = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var ranks = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var library in libraries.EnumerateObject())
        {
            Kind(library.Value, JsonValueKind.Object, name, library.Name);
            foreach (var (asset, _) in Assets(library.Value, "runtime", name).Where(asset => !asset.Path.EndsWith("/_._", StringComparison.Ordinal)))
            {
                managed.TryAdd(Path.GetFileNameWithoutExtension(asset), Path.GetFileName(asset));
            }

            foreach (var (asset, facts) in Assets(library.Value, "resources", name))
            {
                var file = $"{Text(Member(facts, "locale", JsonValueKind.String, name), name, asset)}/{Path.GetFileName(asset)}";
                satellites.TryAdd(Safe(Path.ChangeExtension(file, null), name), file);
            }

            foreach (var (asset, _) in Assets(library.Value, "native", name))
            {
                native.TryAdd(Path.GetFileName(asset), Path.GetFileName(asset));
            }

            foreach (var (asset, facts) in Assets(library.Value, "runtimeTargets", name))
            {
                var rank = RuntimeIds.Current.ToList().IndexOf(Text(Member(facts, "rid", JsonValueKind.String, name), name, asset));
                var isNative = Text(Member(facts, "assetType", JsonValueKind.String, name), name, asset) == "native";
                var key = isNative ? Path.GetFileName(asset) : Path.GetFileNameWithoutExtension(asset);
                if (rank >= 0 && !asset.EndsWith("/_._", StringComparison.Ordinal) && (!ranks.TryGetValue(key, out var best) || rank < best))
                {
                    ranks[key] = rank;
                    (isNative ? native : managed)[key] = asset;
                }
            }
        }

        return new ShippedLibraries(managed, satellites, native);
    }

    private static List<(string Path, JsonElement Facts)> Assets(JsonElement library, string group, string name)
    {
        if (!library.TryGetProperty(group, out var assets))
        {
            return [];
        }

        return [.. Kind(assets, JsonValueKind.Object, name, group).EnumerateObject().Select(asset => (Safe(asset.Name, name), Kind(asset.Value, JsonValueKind.Object, name, asset.Name)))];
    }

    private static string Safe(string path, string name)
    {
        var isUnsafe = path.Length == 0 || Path.IsPathRooted(path) || path.Contains('\\', StringComparison.Ordinal) || path.Contains(':', StringComparison.Ordinal) || path.Split('/').Contains("..");
        return isUnsafe
            ? throw new RefusedException("PLUGIN_PATH_ESCAPES", $"{name} names \"{path}\", which is outside the plugin's folder. Publish the plugin again with dotnet publish.")
            : path;
    }

    private static JsonElement Member(JsonElement element, string key, JsonValueKind kind, string name) =>
        element.TryGetProperty(key, out var value) ? Kind(value, kind, name, key) : throw Wrong(name, $"\"{key}\" is missing");

    private static JsonElement Kind(JsonElement element, JsonValueKind kind, string name, string at) =>
        element.ValueKind == kind ? element : throw Wrong(name, $"\"{at}\" must be {kind}, and this is {element.ValueKind}");

    private static string Text(JsonElement element, string name, string at) =>
        element.GetString() is { Length: > 0 } text ? text : throw Wrong(name, $"\"{at}\" is empty");

    private static RefusedException Wrong(string name, string what) =>
        new("PLUGIN_DEPS_INVALID", $"{name} is not what the SDK writes: {what}. Publish the plugin again with dotnet publish and copy the whole output.");
}
