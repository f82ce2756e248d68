using System.Text.Json.Serialization;

namespace LeVieuxMoulin.Connectors.Lightspeed;

/// <summary>R-Series' JSON, made at compile time. Names are matched whatever their case: the vendor spells some both ways (updatetime, updateTime).</summary>
[JsonSourceGenerationOptions(
    PropertyNameCaseInsensitive = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(LooseText), typeof(LooseDecimal), typeof(LooseDecimalOrNone), typeof(LooseFlag)])]
[JsonSerializable(typeof(RetailEnvelope))]
[JsonSerializable(typeof(RetailHead))]
[JsonSerializable(typeof(RetailErrorBody))]
[JsonSerializable(typeof(RetailAccountRow))]
[JsonSerializable(typeof(RetailSale))]
[JsonSerializable(typeof(RetailLine))]
[JsonSerializable(typeof(RetailPayment))]
[JsonSerializable(typeof(RetailItem))]
[JsonSerializable(typeof(RetailPrice))]
[JsonSerializable(typeof(RetailStockRow))]
[JsonSerializable(typeof(RetailCategoryRow))]
[JsonSerializable(typeof(RetailDiscountRow))]
[JsonSerializable(typeof(RetailShopRow))]
[JsonSerializable(typeof(RetailPaymentType))]
[JsonSerializable(typeof(RetailDayRow))]
internal sealed partial class RetailJson : JsonSerializerContext;

/// <summary>A cursor's JSON.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RetailCursor))]
internal sealed partial class RetailCursorJson : JsonSerializerContext;
