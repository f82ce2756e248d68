using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using LeVieuxMoulin.Connectors.Engine.Orders;
using LeVieuxMoulin.Connectors.Web.Api.Views;
using Microsoft.AspNetCore.Mvc;

namespace LeVieuxMoulin.Connectors.Web.Api;

/// <summary>How the API's own shapes are written as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ProblemDetails))]
[JsonSerializable(typeof(ApiFieldProblem[]))]
[JsonSerializable(typeof(PluginListView))]
[JsonSerializable(typeof(PluginView))]
[JsonSerializable(typeof(ListView<ConnectorView>))]
[JsonSerializable(typeof(ListView<ConnectionView>))]
[JsonSerializable(typeof(ListView<OperationView>))]
[JsonSerializable(typeof(ListView<ChangeView>))]
[JsonSerializable(typeof(ListView<ProblemView>))]
[JsonSerializable(typeof(ListView<CallView>))]
[JsonSerializable(typeof(ListView<AuditView>))]
[JsonSerializable(typeof(ListView<KeyView>))]
[JsonSerializable(typeof(NewKeyView))]
[JsonSerializable(typeof(AuditCheckView))]
[JsonSerializable(typeof(StoreView))]
[JsonSerializable(typeof(StoreCheckView))]
[JsonSerializable(typeof(StoreBackupView))]
[JsonSerializable(typeof(StoreBackupBody))]
[JsonSerializable(typeof(ConfigurationView))]
[JsonSerializable(typeof(LoginView))]
[JsonSerializable(typeof(CheckView))]
[JsonSerializable(typeof(SyncView))]
[JsonSerializable(typeof(ConnectionView))]
[JsonSerializable(typeof(OperationView))]
[JsonSerializable(typeof(PlaceOrderRequest))]
[JsonSerializable(typeof(RecordListView))]
[JsonSerializable(typeof(AnswerView))]
[JsonSerializable(typeof(SyncBody))]
[JsonSerializable(typeof(ListView<QuarantineView>))]
[JsonSerializable(typeof(QuarantineView))]
[JsonSerializable(typeof(ReplayView))]
[JsonSerializable(typeof(ReplayBody))]
[JsonSerializable(typeof(SettleBody))]
[JsonSerializable(typeof(NewKeyBody))]
[JsonSerializable(typeof(LoginBody))]
[JsonSerializable(typeof(LoginCompletionBody))]
[JsonSerializable(typeof(ListView<SetupStep>))]
[JsonSerializable(typeof(SetupView))]
[JsonSerializable(typeof(SetupBody))]
[JsonSerializable(typeof(ModuleAnswerView))]
internal sealed partial class WebJson : JsonSerializerContext
{
    /// <summary>Gets the same with accents and quotes as they are; nothing of it is ever put into a page.</summary>
    public static WebJson Readable => field ??= new WebJson(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
