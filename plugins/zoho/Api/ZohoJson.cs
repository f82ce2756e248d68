using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeVieuxMoulin.Connectors.Zoho;

/// <summary>Zoho's JSON, made at compile time: reflection would keep the plugin in memory after it was unloaded.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ZohoErrorBody))]
[JsonSerializable(typeof(ZohoEnvelope))]
[JsonSerializable(typeof(ZohoGone))]
[JsonSerializable(typeof(ZohoOrganisations))]
[JsonSerializable(typeof(ZohoTagList))]
[JsonSerializable(typeof(ZohoTag))]
[JsonSerializable(typeof(ZohoView))]
[JsonSerializable(typeof(ZohoFieldList))]
[JsonSerializable(typeof(ZohoTimelinePage))]
[JsonSerializable(typeof(ZohoNotice))]
[JsonSerializable(typeof(ZohoWatchAnswer))]
[JsonSerializable(typeof(Dictionary<string, JsonElement>))]
internal sealed partial class ZohoJson : JsonSerializerContext;

/// <summary>The settings, which the host writes in snake case.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ZohoOptions))]
internal sealed partial class ZohoSettingsJson : JsonSerializerContext;
