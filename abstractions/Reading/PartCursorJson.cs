using System.Text.Json.Serialization;

namespace LeVieuxMoulin.Connectors;

/// <summary>The stored form of a cursor, made at compile time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PartCursor))]
internal sealed partial class PartCursorJson : JsonSerializerContext;
