using System.Text.Json.Serialization;
using LeVieuxMoulin.Connectors.Crm;
using LeVieuxMoulin.Connectors.PointOfSale;
using LeVieuxMoulin.Connectors.Reservations;
using LeVieuxMoulin.Connectors.Suppliers;

namespace LeVieuxMoulin.Connectors.Engine.Operations;

/// <summary>The JSON that questions and answers are kept in, between asking and answering from the cache.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(FindCustomers))]
[JsonSerializable(typeof(IReadOnlyList<Customer>))]
[JsonSerializable(typeof(FindActivity))]
[JsonSerializable(typeof(IReadOnlyList<Activity>))]
[JsonSerializable(typeof(FindDayTotals))]
[JsonSerializable(typeof(DayTotals))]
[JsonSerializable(typeof(FindAvailability))]
[JsonSerializable(typeof(IReadOnlyList<ItemAvailability>))]
[JsonSerializable(typeof(FindDeliverySlots))]
[JsonSerializable(typeof(IReadOnlyList<DeliverySlot>))]
[JsonSerializable(typeof(FindPrices))]
[JsonSerializable(typeof(IReadOnlyList<ItemPrice>))]
[JsonSerializable(typeof(FindGuests))]
[JsonSerializable(typeof(IReadOnlyList<GuestMatch>))]
[JsonSerializable(typeof(FindTimeSlots))]
[JsonSerializable(typeof(IReadOnlyList<TimeSlot>))]
internal sealed partial class QuestionJson : JsonSerializerContext;
