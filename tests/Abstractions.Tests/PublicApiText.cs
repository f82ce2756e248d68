using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace LeVieuxMoulin.Connectors.Abstractions.Tests;

/// <summary>Writes an assembly's public API as text, one member a line, in an order that does not change.</summary>
internal static class PublicApiText
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
    private static readonly NullabilityInfoContext Nullability = new();

    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(Head(type)).Append('\n');
            Members(type).Order(StringComparer.Ordinal).ToList().ForEach(member => text.Append("    ").Append(member).Append('\n'));
        }

        return text.ToString();
    }

    private static string Head(Type type)
    {
        var kind = type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            { IsValueType: true } => "struct",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
        var above = type.IsEnum || type.IsValueType ? [] : new[] { type.BaseType }.OfType<Type>().Where(above => above != typeof(object)).Concat(type.GetInterfaces())
            .Where(above => !above.Name.StartsWith("IEquatable", StringComparison.Ordinal)).Select(Name).ToArray();
        return $"{kind} {(type.Namespace is { } space ? $"{space}." : "")}{Name(type)}{(above.Length == 0 ? "" : $" : {string.Join(", ", above)}")}";
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetValues(type).Cast<object>().Select(value => $"{value} = {Convert.ToInt64(value, null)}");
        }

        var constructors = type.GetConstructors().Where(IsWritten).Select(made => $"new({Parameters(made)})");
        var fields = type.GetFields(Declared).Where(field => field.IsPublic).Select(field => $"{(field.IsLiteral ? "const" : "static readonly")} {Name(field.FieldType)} {field.Name}{(field.IsLiteral ? $" = {field.GetRawConstantValue()}" : "")}");
        var properties = type.GetProperties(Declared).Where(property => property.GetMethod is { } get && IsVisible(get) && property.Name != "EqualityContract").Select(Property);
        var methods = type.GetMethods(Declared).Where(method => IsVisible(method) && !method.IsSpecialName && IsWritten(method))
            .Select(method => $"{(method.IsStatic ? "static " : "")}{Name(method.ReturnType)} {method.Name}{Generic(method.GetGenericArguments())}({Parameters(method)})");
        return [.. constructors, .. fields, .. properties, .. methods];
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    /// <summary>Leaves out what the compiler writes for records.</summary>
    private static bool IsWritten(MethodBase method) =>
        method.GetCustomAttribute<CompilerGeneratedAttribute>() is null && method.Name is not ("PrintMembers" or "<Clone>$");

    private static string Property(PropertyInfo property)
    {
        var required = property.GetCustomAttribute<RequiredMemberAttribute>() is null ? "" : "required ";
        var isAbstract = property.GetMethod!.IsAbstract && !property.DeclaringType!.IsInterface ? "abstract " : "";
        var isStatic = property.GetMethod.IsStatic ? "static " : "";
        var set = property.SetMethod is not { } setter || !IsVisible(setter) ? ""
            : setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? " init;" : " set;";
        return $"{required}{isAbstract}{isStatic}{Name(property.PropertyType)}{Mark(Nullability.Create(property), property.PropertyType)} {property.Name} {{ get;{set} }}";
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        $"{Name(parameter.ParameterType)}{Mark(Nullability.Create(parameter), parameter.ParameterType)} {parameter.Name}{(parameter.HasDefaultValue ? $" = {parameter.DefaultValue ?? "default"}" : "")}"));

    private static string Mark(NullabilityInfo info, Type type) => !type.IsValueType && info.ReadState == NullabilityState.Nullable ? "?" : "";

    private static string Generic(Type[] arguments) => arguments.Length == 0 ? "" : $"<{string.Join(", ", arguments.Select(Name))}>";

    private static string Name(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return $"{Name(value)}?";
        }

        var name = type.Name.Split('`')[0];
        return type.IsArray ? $"{Name(type.GetElementType()!)}[]" : $"{name}{Generic(type.GetGenericArguments())}";
    }
}
