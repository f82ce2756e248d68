using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace LeVieuxMoulin.Connectors.Engine.Records;

/// <summary>Reads and writes the contract's records, commands, questions and answers in the form that is stored and that the API shows.</summary>
/// <remarks>Camel case, what is null left out, known words in upper snake case with the vendor's text beside them as <c>…Raw</c>.</remarks>
public static class ContractSerializer
{
    // Generated metadata takes an init property that is absent for null or false, whatever its initializer says, and a stored
    // command may lack a field that a later contract has. So reading goes by reflection; the contract's types are the host's own.
    private static readonly JsonSerializerOptions Reading = MakeOptions(new DefaultJsonTypeInfoResolver());

    /// <summary>Gets the form for writing.</summary>
    public static JsonSerializerOptions Options { get; } = MakeOptions(ContractJson.Default);

    /// <summary>Writes a value of the contract as UTF-8 JSON, by the type it is declared as.</summary>
    /// <typeparam name="TValue">A record, command, question or answer of the contract.</typeparam>
    /// <param name="value">The value.</param>
    public static byte[] Write<TValue>(TValue value) => JsonSerializer.SerializeToUtf8Bytes(value, (JsonTypeInfo<TValue>)Options.GetTypeInfo(typeof(TValue)));

    /// <summary>Writes a value of the contract as UTF-8 JSON.</summary>
    /// <param name="value">The value.</param>
    /// <param name="type">Its type, such as that of a command.</param>
    public static byte[] Write(object value, Type type) => JsonSerializer.SerializeToUtf8Bytes(value, Options.GetTypeInfo(type));

    /// <summary>Reads a value of the contract.</summary>
    /// <typeparam name="TValue">A record, command, question or answer of the contract.</typeparam>
    /// <param name="json">UTF-8 JSON.</param>
    /// <exception cref="JsonException">It does not have the form.</exception>
    public static TValue Read<TValue>(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, (JsonTypeInfo<TValue>)Reading.GetTypeInfo(typeof(TValue))) ?? throw new JsonException("null is no value.");

    /// <summary>Reads a value of the contract.</summary>
    /// <param name="json">UTF-8 JSON.</param>
    /// <param name="type">Its type.</param>
    /// <exception cref="JsonException">It does not have the form.</exception>
    public static object Read(ReadOnlySpan<byte> json, Type type) =>
        JsonSerializer.Deserialize(json, Reading.GetTypeInfo(type)) ?? throw new JsonException("null is no value.");

    private static JsonSerializerOptions MakeOptions(IJsonTypeInfoResolver resolver)
    {
        var options = new JsonSerializerOptions
        {
            TypeInfoResolver = resolver.WithAddedModifier(ContractShape.Shape),
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            IgnoreReadOnlyProperties = true,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        foreach (var word in typeof(VendorRecord).Assembly.GetExportedTypes().Where(type => type.IsEnum))
        {
            options.Converters.Add((JsonConverter)Activator.CreateInstance(typeof(WordConverter<>).MakeGenericType(word))!);
        }

        options.MakeReadOnly();
        return options;
    }
}
