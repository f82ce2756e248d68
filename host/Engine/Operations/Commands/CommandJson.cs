using System.Text.Json.Serialization;
using LeVieuxMoulin.Connectors.Crm;
using LeVieuxMoulin.Connectors.PointOfSale;
using LeVieuxMoulin.Connectors.Reservations;
using LeVieuxMoulin.Connectors.Suppliers;

namespace LeVieuxMoulin.Connectors.Engine.Operations;

/// <summary>The JSON that commands are stored in. What a command derives from its own fields is not written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(PlaceOrder))]
[JsonSerializable(typeof(ChangeOrder))]
[JsonSerializable(typeof(CancelOrder))]
[JsonSerializable(typeof(ReportReceipt))]
[JsonSerializable(typeof(SaveProduct))]
[JsonSerializable(typeof(SetPrice))]
[JsonSerializable(typeof(SetStock))]
[JsonSerializable(typeof(SavePromotion))]
[JsonSerializable(typeof(EndPromotion))]
[JsonSerializable(typeof(CreateReservation))]
[JsonSerializable(typeof(ConfirmReservation))]
[JsonSerializable(typeof(RefuseReservation))]
[JsonSerializable(typeof(ModifyReservation))]
[JsonSerializable(typeof(CancelReservation))]
[JsonSerializable(typeof(RecordNoShow))]
[JsonSerializable(typeof(RecordStage))]
[JsonSerializable(typeof(SaveGuest))]
[JsonSerializable(typeof(SetOnlineBooking))]
[JsonSerializable(typeof(SaveCustomer))]
[JsonSerializable(typeof(EraseCustomer))]
[JsonSerializable(typeof(PutLoyalty))]
[JsonSerializable(typeof(RecordActivity))]
[JsonSerializable(typeof(CreateSegment))]
[JsonSerializable(typeof(CreateRuledSegment))]
[JsonSerializable(typeof(ChangeSegmentMembers))]
internal sealed partial class CommandJson : JsonSerializerContext;
