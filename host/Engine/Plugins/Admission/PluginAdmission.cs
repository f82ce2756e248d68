using System.Runtime.Versioning;

namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>Decides whether a staged folder may be loaded, before any of its code runs.</summary>
internal sealed class PluginAdmission(HostFrameworks frameworks, string contract)
{
    /// <summary>Examines a staged folder.</summary>
    /// <param name="manifest">Its manifest.</param>
    /// <param name="folder">The staged folder.</param>
    /// <param name="hash">Its SHA-256.</param>
    /// <exception cref="RefusedException">It may not be loaded.</exception>
    public AdmittedPlugin Admit(PluginManifest manifest, string folder, string hash)
    {
        var assembly = Path.Combine(folder, manifest.Assembly);
        var libraries = DependencyFile.Read(Path.ChangeExtension(assembly, ".deps.json"));
        var facts = AssemblyReader.Read(assembly);
        CheckContract(manifest, facts);
        CheckTargetFramework(manifest, facts);
        RuntimeConfigFile.Check(Path.ChangeExtension(assembly, ".runtimeconfig.json"), frameworks);
        CheckReferences(manifest, facts, libraries);
        return new AdmittedPlugin(manifest, folder, hash, FindPluginType(manifest, facts), libraries);
    }

    private void CheckContract(PluginManifest manifest, AssemblyFacts facts)
    {
        if (facts.ContractStamp is not { } stamp)
        {
            throw new RefusedException("PLUGIN_STAMP_MISSING", $"{manifest.Assembly} does not say on which contract it was built. Build it with the LeVieuxMoulin.Connectors.Abstractions package, which stamps it.");
        }

        if (ContractRule.Check(stamp, contract) is { } refusal)
        {
            throw new RefusedException(refusal.Code, refusal.Reason);
        }

        if (manifest.Contract != stamp)
        {
            throw new RefusedException("PLUGIN_CONTRACT_MISMATCH", $"plugin.yaml says contract {manifest.Contract}, and {manifest.Assembly} was built on {stamp}. Write contract: \"{stamp}\".");
        }
    }

    private void CheckTargetFramework(PluginManifest manifest, AssemblyFacts facts)
    {
        var target = Parse(facts.TargetFramework);
        var mine = frameworks.Versions[HostFrameworks.Core];
        if (target is not { Identifier: ".NETCoreApp" })
        {
            throw new RefusedException("PLUGIN_FRAMEWORK_UNSUPPORTED", $"{manifest.Assembly} is built for \"{facts.TargetFramework ?? "no framework"}\". Build it for net{mine.Major}.0.");
        }

        if ((target.Version.Major, target.Version.Minor).CompareTo((mine.Major, mine.Minor)) > 0)
        {
            throw new RefusedException("PLUGIN_FRAMEWORK_TOO_NEW", $"{manifest.Assembly} is built for .NET {target.Version}, and this host runs on {mine}. Update the host, or build the plugin for net{mine.Major}.0.");
        }
    }

    private static FrameworkName? Parse(string? text)
    {
        try
        {
            return text is null ? null : new FrameworkName(text);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private void CheckReferences(PluginManifest manifest, AssemblyFacts facts, ShippedLibraries libraries)
    {
        foreach (var reference in facts.References)
        {
            var name = reference.Name ?? "";
            var version = reference.Version ?? new Version(0, 0);
            var offered = SharedLibraries.Find(name) is { } shared ? shared.GetName().Version
                : frameworks.IsCore(name) || (frameworks.IsFramework(name) && !libraries.Managed.ContainsKey(name)) ? frameworks.AssemblyVersion(name)
                : null;
            if (offered is not null && version > offered)
            {
                throw new RefusedException("PLUGIN_LIBRARY_TOO_NEW", $"{manifest.Assembly} uses {name} {version}, which host and plugins share, and this host has {offered}. Update the host, or build the plugin with {name} {offered.Major}.{offered.Minor}.");
            }

            if (offered is null && !libraries.Managed.ContainsKey(name))
            {
                throw new RefusedException("PLUGIN_LIBRARY_MISSING", MissingLibrary(manifest.Id, name));
            }
        }
    }

    /// <summary>Says that a plugin uses a library that it does not ship.</summary>
    internal static string MissingLibrary(string id, string name) =>
        $"{id} uses {name} and does not ship it. The host's own copy is not lent: publish the plugin with dotnet publish and <EnableDynamicLoading>true</EnableDynamicLoading>, which puts {name}.dll beside it.";

    private static string FindPluginType(PluginManifest manifest, AssemblyFacts facts) => facts.PluginTypes switch
    {
        [] => throw new RefusedException("PLUGIN_TYPE_MISSING", $"{manifest.Assembly} has no public class that implements IConnectorPlugin. Make one public, or correct assembly: in plugin.yaml."),
        [{ CanBeMade: false } only] => throw new RefusedException("PLUGIN_TYPE_UNUSABLE", $"{only.FullName} cannot be made: it must be a plain class with a public constructor without parameters."),
        [var only] => only.FullName,
        var several => throw new RefusedException("PLUGIN_TYPE_AMBIGUOUS", $"{manifest.Assembly} has {several.Count} public classes that implement IConnectorPlugin: {string.Join(", ", several.Select(type => type.FullName))}. Keep one public."),
    };
}
