using System.Text.Json.Serialization;

namespace LeVieuxMoulin.Connectors.OpenTable;

/// <summary>OpenTable's JSON, made at compile time: reflection would keep the plugin in memory after it was unloaded.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(OpenTableOptions))]
[JsonSerializable(typeof(OpenTableCursor))]
[JsonSerializable(typeof(OpenTableErrorBody))]
[JsonSerializable(typeof(OpenTableReservation))]
[JsonSerializable(typeof(OpenTableGuest))]
[JsonSerializable(typeof(OpenTableTimes))]
[JsonSerializable(typeof(OpenTableMetadata))]
[JsonSerializable(typeof(OpenTableExperience))]
[JsonSerializable(typeof(OpenTableRestaurant))]
[JsonSerializable(typeof(OpenTableHold))]
[JsonSerializable(typeof(OpenTableHeld))]
[JsonSerializable(typeof(OpenTableBooking))]
[JsonSerializable(typeof(OpenTableBooked))]
[JsonSerializable(typeof(OpenTableChange))]
[JsonSerializable(typeof(OpenTableInHouseChange))]
[JsonSerializable(typeof(OpenTableStatus))]
[JsonSerializable(typeof(OpenTableSearch))]
[JsonSerializable(typeof(OpenTableSearchAnswer))]
internal sealed partial class OpenTableJson : JsonSerializerContext;

/// <summary>The parts of OpenTable's JSON that are written in camel case.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(OpenTableEnvelope))]
[JsonSerializable(typeof(OpenTableNewGuest))]
[JsonSerializable(typeof(OpenTableNewGuestAnswer))]
internal sealed partial class OpenTableCamelJson : JsonSerializerContext;
