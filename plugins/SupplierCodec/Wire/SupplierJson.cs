using System.Text.Json.Serialization;

namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>Reads and writes the supplier contract's JSON: strict on what is required, indifferent to what it does not know.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(WallTimeConverter)])]
[JsonSerializable(typeof(ItemWire))]
[JsonSerializable(typeof(DeliveryWire))]
[JsonSerializable(typeof(BillingWire))]
[JsonSerializable(typeof(OrderWire))]
[JsonSerializable(typeof(OrderStatusWire))]
[JsonSerializable(typeof(CancellationWire))]
[JsonSerializable(typeof(ReceiptWire))]
[JsonSerializable(typeof(ReceiptNotedWire))]
[JsonSerializable(typeof(ItemQueryWire))]
[JsonSerializable(typeof(ListWire<PriceWire>))]
[JsonSerializable(typeof(ListWire<AvailabilityWire>))]
[JsonSerializable(typeof(ListWire<SlotWire>))]
[JsonSerializable(typeof(PageEndWire))]
[JsonSerializable(typeof(ProblemWire))]
[JsonSerializable(typeof(WebhookWire))]
[JsonSerializable(typeof(SupplierCursor))]
internal sealed partial class SupplierJson : JsonSerializerContext;
