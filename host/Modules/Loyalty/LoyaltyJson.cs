using System.Text.Json.Serialization;

namespace LeVieuxMoulin.Connectors.Modules.Loyalty;

/// <summary>The module's shapes as JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(LoyaltyView))]
[JsonSerializable(typeof(EntryView))]
[JsonSerializable(typeof(EntryListView))]
[JsonSerializable(typeof(PointEntry))]
internal sealed partial class LoyaltyJson : JsonSerializerContext;
