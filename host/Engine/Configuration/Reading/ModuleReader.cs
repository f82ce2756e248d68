using LeVieuxMoulin.Connectors.Engine.Modules;
using LeVieuxMoulin.Connectors.Engine.Yaml;

namespace LeVieuxMoulin.Connectors.Engine.Configuration.Reading;

/// <summary>Reads <c>modules:</c> of <c>host.yaml</c>. What an option means is the module's; where it stands is said here.</summary>
/// <param name="modules">The host's modules; null: they are not checked.</param>
internal sealed class ModuleReader(IReadOnlyList<IHostModule>? modules)
{
    public SortedDictionary<string, ModuleSettings> Read(Block block)
    {
        var settings = new SortedDictionary<string, ModuleSettings>(StringComparer.Ordinal);
        foreach (var (key, value) in block.Entries)
        {
            var map = value as YamlMap;
            var enabled = map is null ? block.Flag(key.Raw) : block.Sub(key.Raw).Flag("enabled");
            var options = new YamlMap([.. (map?.Entries ?? []).Where(option => option.Key.Raw != "enabled")], value.Line, value.Column);
            settings[key.Raw] = new(enabled ?? true, YamlJson.ToBytes(options));
            Check(block, key, options, settings[key.Raw]);
        }

        return settings;
    }

    private void Check(Block block, YamlScalar key, YamlMap options, ModuleSettings settings)
    {
        if (modules is null)
        {
            return;
        }

        if (modules.FirstOrDefault(module => module.Name == key.Raw) is not { } known)
        {
            var names = modules.Select(module => module.Name).ToList();
            block.Problems.Error(
                key, block.Path(key.Raw), ConfigurationCodes.UnknownKey, $"{block.Path(key.Raw)} is not a module of this host.", Nearest.Question(key.Raw, names) ?? $"Known here: {string.Join(", ", names)}.");
            return;
        }

        foreach (var trouble in settings.Enabled ? known.Check(settings.Options) : [])
        {
            var path = block.Path($"{key.Raw}.{trouble.Path}");
            block.Problems.Error(At(key, options, trouble), path, trouble.Code, $"{path} {trouble.Message}.", trouble.Suggestion);
        }
    }

    /// <summary>Finds the value, or for what is missing or unknown the nearest key above it.</summary>
    private static YamlNode At(YamlScalar key, YamlMap options, ModuleTrouble trouble)
    {
        YamlNode at = key;
        YamlNode? inside = options;
        foreach (var step in trouble.Path.Split('.'))
        {
            if ((inside as YamlMap)?.Find(step) is not { } entry)
            {
                return at;
            }

            (at, inside) = (entry.Key, entry.Value);
        }

        return trouble.Code == ConfigurationCodes.UnknownKey || inside is not YamlScalar { IsNull: false } value ? at : value;
    }
}
