using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>Reads <see cref="AssemblyFacts"/> with the metadata reader, so that none of the assembly's code runs.</summary>
internal sealed class AssemblyReader
{
    private readonly MetadataReader metadata;

    private AssemblyReader(MetadataReader metadata) => this.metadata = metadata;

    /// <summary>Reads an assembly.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="RefusedException">It is not a managed assembly.</exception>
    public static AssemblyFacts Read(string path)
    {
        var name = Path.GetFileName(path);
        try
        {
            using var file = new PEReader(File.OpenRead(path));
            if (!file.HasMetadata)
            {
                throw Invalid(name, "it is not a managed assembly");
            }

            var metadata = file.GetMetadataReader();
            return metadata.IsAssembly ? new AssemblyReader(metadata).Collect() : throw Invalid(name, "it is a module and not an assembly");
        }
        catch (Exception error) when (error is BadImageFormatException or InvalidOperationException or ArgumentException or OverflowException or EndOfStreamException)
        {
            throw Invalid(name, $"it is damaged ({error.Message})");
        }
    }

    private static RefusedException Invalid(string name, string what) =>
        new("PLUGIN_ASSEMBLY_INVALID", $"{name} cannot be loaded: {what}. Copy the plugin's folder again, whole.");

    private AssemblyFacts Collect()
    {
        string? stamp = null;
        string? framework = null;
        foreach (var handle in metadata.GetAssemblyDefinition().GetCustomAttributes())
        {
            var attribute = metadata.GetCustomAttribute(handle);
            switch (AttributeName(attribute))
            {
                case nameof(AssemblyMetadataAttribute):
                    var value = ReadTexts(attribute, 2);
                    stamp = value[0] == Contract.MetadataKey ? value[1] : stamp;
                    break;
                case "TargetFrameworkAttribute":
                    framework = ReadTexts(attribute, 1)[0];
                    break;
            }
        }

        return new AssemblyFacts(
            metadata.GetString(metadata.GetAssemblyDefinition().Name),
            stamp,
            framework,
            [.. metadata.AssemblyReferences.Select(reference => metadata.GetAssemblyReference(reference).GetAssemblyName())],
            [.. metadata.TypeDefinitions.Select(metadata.GetTypeDefinition).Where(IsPublicPlugin).Select(Describe)]);
    }

    private string? AttributeName(CustomAttribute attribute) =>
        attribute.Constructor.Kind == HandleKind.MemberReference
        && metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } parent
            ? metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)parent).Name)
            : null;

    private string?[] ReadTexts(CustomAttribute attribute, int count)
    {
        var reader = metadata.GetBlobReader(attribute.Value);
        reader.ReadUInt16();
        var texts = new string?[count];
        for (var index = 0; index < count; index++)
        {
            texts[index] = reader.ReadSerializedString();
        }

        return texts;
    }

    private bool IsPublicPlugin(TypeDefinition type) =>
        (type.Attributes & TypeAttributes.VisibilityMask) == TypeAttributes.Public
        && (type.Attributes & TypeAttributes.Interface) == 0
        && Implements(type, 0);

    /// <summary>Looks along the base types of the same assembly too.</summary>
    private bool Implements(TypeDefinition type, int depth) =>
        type.GetInterfaceImplementations().Any(handle => IsPluginInterface(metadata.GetInterfaceImplementation(handle).Interface))
        || (depth < 16 && type.BaseType.Kind == HandleKind.TypeDefinition && Implements(metadata.GetTypeDefinition((TypeDefinitionHandle)type.BaseType), depth + 1));

    private bool IsPluginInterface(EntityHandle handle)
    {
        if (handle.Kind != HandleKind.TypeReference)
        {
            return false;
        }

        var type = metadata.GetTypeReference((TypeReferenceHandle)handle);
        return metadata.GetString(type.Name) == nameof(IConnectorPlugin)
            && metadata.GetString(type.Namespace) == typeof(IConnectorPlugin).Namespace
            && type.ResolutionScope.Kind == HandleKind.AssemblyReference
            && metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name) == SharedLibraries.ContractName;
    }

    private PluginTypeFacts Describe(TypeDefinition type)
    {
        var space = metadata.GetString(type.Namespace);
        var name = metadata.GetString(type.Name);
        var canBeMade = (type.Attributes & TypeAttributes.Abstract) == 0 && type.GetGenericParameters().Count == 0 && type.GetMethods().Select(metadata.GetMethodDefinition).Any(IsPlainConstructor);
        return new PluginTypeFacts(space.Length == 0 ? name : $"{space}.{name}", canBeMade);
    }

    private bool IsPlainConstructor(MethodDefinition method)
    {
        if (metadata.GetString(method.Name) != ".ctor" || (method.Attributes & MethodAttributes.MemberAccessMask) != MethodAttributes.Public)
        {
            return false;
        }

        var signature = metadata.GetBlobReader(method.Signature);
        signature.ReadSignatureHeader();
        return signature.ReadCompressedInteger() == 0;
    }
}
