using System.Text.Json.Serialization;
using LeVieuxMoulin.Connectors.Engine.Operations;

namespace LeVieuxMoulin.Connectors.Stores.Sql;

/// <summary>The JSON that an operation's last fault is kept in.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(OperationFault))]
internal sealed partial class OperationFaultJson : JsonSerializerContext;
