using System.Text.Json.Serialization;

namespace LeVieuxMoulin.Connectors.Square;

/// <summary>Square's JSON, made at compile time: reflection would keep the plugin in memory after it was unloaded.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(SquareOptions))]
[JsonSerializable(typeof(SquareEnvelope))]
[JsonSerializable(typeof(SquareErrorBody))]
[JsonSerializable(typeof(SquareMerchantAnswer))]
[JsonSerializable(typeof(SquareTokenStatus))]
[JsonSerializable(typeof(SquareLocation))]
[JsonSerializable(typeof(SquareOrder))]
[JsonSerializable(typeof(SquareOrderSearch))]
[JsonSerializable(typeof(SquareOrderIds))]
[JsonSerializable(typeof(SquarePayment))]
[JsonSerializable(typeof(SquareRefund))]
[JsonSerializable(typeof(SquareCatalogHead))]
[JsonSerializable(typeof(SquareCatalogSearch))]
[JsonSerializable(typeof(SquareCatalogIds))]
[JsonSerializable(typeof(SquareIdMappings))]
[JsonSerializable(typeof(SquareItemObject))]
[JsonSerializable(typeof(SquareVariationObject))]
[JsonSerializable(typeof(SquareCategoryObject))]
[JsonSerializable(typeof(SquarePromotion))]
[JsonSerializable(typeof(SquareCountQuestion))]
[JsonSerializable(typeof(SquareCount))]
[JsonSerializable(typeof(SquareStockChange))]
[JsonSerializable(typeof(SquareEvent))]
[JsonSerializable(typeof(SquareSubscriptionBody))]
[JsonSerializable(typeof(SquareSubscriptionList))]
[JsonSerializable(typeof(SquareKeyRequest))]
[JsonSerializable(typeof(SquareKeyAnswer))]
internal sealed partial class SquareJson : JsonSerializerContext;
