using System.Text.Json.Serialization;

namespace LeVieuxMoulin.Connectors.Engine.Configuration;

/// <summary>The form that is hashed, and never kept.</summary>
[JsonSourceGenerationOptions(Converters = [typeof(TimeZoneById)])]
[JsonSerializable(typeof(ConnectionSettings))]
[JsonSerializable(typeof(HostSettings))]
internal sealed partial class FingerprintJson : JsonSerializerContext;
