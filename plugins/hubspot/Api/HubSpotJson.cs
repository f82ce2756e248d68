using System.Text.Json.Serialization;

namespace LeVieuxMoulin.Connectors.HubSpot;

/// <summary>HubSpot's JSON, made at compile time: reflection would keep the plugin in memory after it was unloaded.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(HubSpotEnvelope))]
[JsonSerializable(typeof(HubSpotError))]
[JsonSerializable(typeof(List<HubSpotPropertyError>))]
[JsonSerializable(typeof(HubSpotAccountDetails))]
[JsonSerializable(typeof(HubSpotObject))]
[JsonSerializable(typeof(HubSpotSearch))]
[JsonSerializable(typeof(HubSpotBatchRead))]
[JsonSerializable(typeof(HubSpotBatch))]
[JsonSerializable(typeof(HubSpotBatchAnswer))]
[JsonSerializable(typeof(HubSpotErasure))]
[JsonSerializable(typeof(HubSpotListSearch))]
[JsonSerializable(typeof(HubSpotListPage))]
[JsonSerializable(typeof(HubSpotNewList))]
[JsonSerializable(typeof(HubSpotListAnswer))]
[JsonSerializable(typeof(HubSpotMember))]
[JsonSerializable(typeof(HubSpotMemberChange))]
[JsonSerializable(typeof(HubSpotMemberResult))]
[JsonSerializable(typeof(HubSpotEngagement))]
[JsonSerializable(typeof(HubSpotIds))]
[JsonSerializable(typeof(HubSpotAssociations))]
[JsonSerializable(typeof(HubSpotNewNote))]
[JsonSerializable(typeof(HubSpotOccurrences))]
[JsonSerializable(typeof(HubSpotPropertyList))]
[JsonSerializable(typeof(HubSpotOptionList))]
[JsonSerializable(typeof(List<HubSpotNotice>))]
[JsonSerializable(typeof(HubSpotHookList))]
[JsonSerializable(typeof(HubSpotHookState))]
[JsonSerializable(typeof(HubSpotHookSettings))]
[JsonSerializable(typeof(List<string>))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(decimal))]
internal sealed partial class HubSpotJson : JsonSerializerContext;

/// <summary>The settings, which the host writes in snake case.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(HubSpotOptions))]
internal sealed partial class HubSpotSettingsJson : JsonSerializerContext;
