using System.Text.Json.Serialization;

namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>Reads the options. Numbers may come as text, since YAML does not tell them apart inside a block.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    RespectNullableAnnotations = true,
    Converters = [typeof(WallTimeConverter)])]
[JsonSerializable(typeof(SupplierOptions))]
internal sealed partial class SupplierOptionsJson : JsonSerializerContext;
