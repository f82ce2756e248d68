using System.Text.Json.Serialization;

namespace LeVieuxMoulin.Connectors.Lightspeed;

/// <summary>K-Series' JSON, made at compile time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(LooseText), typeof(LooseDecimal), typeof(LooseDecimalOrNone), typeof(LooseFlag)])]
[JsonSerializable(typeof(RestaurantEnvelope))]
[JsonSerializable(typeof(RestaurantErrorBody))]
[JsonSerializable(typeof(RestaurantPlace))]
[JsonSerializable(typeof(RestaurantSale))]
[JsonSerializable(typeof(RestaurantCard))]
[JsonSerializable(typeof(RestaurantItem))]
[JsonSerializable(typeof(RestaurantGroup))]
[JsonSerializable(typeof(RestaurantDiscount))]
internal sealed partial class RestaurantJson : JsonSerializerContext;

/// <summary>A cursor's JSON.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RestaurantCursor))]
internal sealed partial class RestaurantCursorJson : JsonSerializerContext;
