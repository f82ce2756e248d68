using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace LeVieuxMoulin.Connectors.Engine.Records;

/// <summary>Gives the generated metadata the API's form: open values flattened, what follows from other fields and empty aliases left out.</summary>
internal static class ContractShape
{
    /// <summary>Shapes one type.</summary>
    public static void Shape(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            var property = type.Properties[i];
            if (property.Set is null)
            {
                type.Properties.RemoveAt(i);
            }
            else if (OpenValue(property.PropertyType) is { } open)
            {
                var converter = Nullable.GetUnderlyingType(property.PropertyType) is null ? typeof(OpenConverter<>) : typeof(NullableOpenConverter<>);
                property.CustomConverter = (JsonConverter)Activator.CreateInstance(converter.MakeGenericType(open), property.Name + "Raw")!;
            }
            else if (property.PropertyType == typeof(IReadOnlyDictionary<string, string>) && type.Type.IsAssignableTo(typeof(VendorRecord)))
            {
                property.ShouldSerialize = static (_, value) => value is IReadOnlyCollection<KeyValuePair<string, string>> { Count: > 0 };
            }
        }
    }

    private static Type? OpenValue(Type property)
    {
        var type = Nullable.GetUnderlyingType(property) ?? property;
        return type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Open<>) ? type.GetGenericArguments()[0] : null;
    }
}
