using System.Text.Json.Serialization;

namespace LeVieuxMoulin.Connectors.TheFork;

/// <summary>TheFork's JSON, made at compile time: reflection would keep the plugin in memory after it was unloaded.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(TheForkOptions))]
[JsonSerializable(typeof(TheForkCursor))]
[JsonSerializable(typeof(TheForkErrorBody))]
[JsonSerializable(typeof(TheForkIds))]
[JsonSerializable(typeof(TheForkReservation))]
[JsonSerializable(typeof(TheForkBooking))]
[JsonSerializable(typeof(TheForkChange))]
[JsonSerializable(typeof(List<TheForkSlot>))]
[JsonSerializable(typeof(TheForkOverride))]
[JsonSerializable(typeof(TheForkOffer))]
[JsonSerializable(typeof(TheForkGuest))]
[JsonSerializable(typeof(TheForkGuestMatch))]
[JsonSerializable(typeof(TheForkEvent))]
internal sealed partial class TheForkJson : JsonSerializerContext;
