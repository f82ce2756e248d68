using System.Text.Json.Serialization;

namespace LeVieuxMoulin.Connectors.Engine.Webhooks;

/// <summary>The JSON that events wait in.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(WebhookEvent))]
[JsonSerializable(typeof(WebhookSubscription))]
internal sealed partial class WebhookJson : JsonSerializerContext;
