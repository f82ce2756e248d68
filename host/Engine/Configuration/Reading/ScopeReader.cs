using LeVieuxMoulin.Connectors.Engine.Plugins;
using LeVieuxMoulin.Connectors.Engine.Yaml;

namespace LeVieuxMoulin.Connectors.Engine.Configuration.Reading;

/// <summary>Reads <c>scopes:</c> (a list) or <c>scope:</c> (a text).</summary>
/// <param name="connector">The plugin's id.</param>
internal sealed class ScopeReader(string connector)
{
    public IReadOnlyList<string> Read(Block block, ManifestCredential dialect)
    {
        var listed = block.Scalars("scopes");
        var told = block.Scalars("scope");
        if (listed is not null && told is not null)
        {
            block.Problems.Error(block.Where("scope"), block.Path("scope"), ConfigurationCodes.Conflict, $"{block.Path("scope")} and {block.Path("scopes")} say the same thing.", "Keep one of them.");
        }

        var (key, scalars) = listed is not null ? ("scopes", listed) : ("scope", told ?? []);
        var separators = $" ,{dialect.ScopeSeparator}".ToCharArray();
        var scopes = scalars.Where(scalar => !scalar.IsUnset)
            .SelectMany(scalar => scalar.Value.Split(separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(scope => (At: scalar, Scope: scope)))
            .DistinctBy(pair => pair.Scope)
            .ToList();
        scopes.ForEach(pair => Check(block, key, pair.At, pair.Scope, dialect));
        return scopes.Count == 0 ? dialect.Scopes : [.. scopes.Select(pair => pair.Scope)];
    }

    private void Check(Block block, string key, YamlScalar at, string scope, ManifestCredential dialect)
    {
        var known = dialect.Scopes.Concat(dialect.KnownScopes).ToList();
        if (known.Count > 0 && !known.Contains(scope, StringComparer.Ordinal))
        {
            block.Problems.Warn(
                at,
                block.Path(key),
                ConfigurationCodes.UnknownScope,
                $"The connector {connector} does not know the scope {(at.Raw.Contains(scope, StringComparison.Ordinal) ? $"\"{scope}\"" : Block.Shown(at))}; it is asked for all the same.",
                Nearest.Question(scope, known) ?? $"It knows {string.Join(", ", known)}.");
        }
    }
}
