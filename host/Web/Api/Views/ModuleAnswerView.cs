namespace LeVieuxMoulin.Connectors.Web.Api.Views;

/// <summary>What a module answers: an object of its own, described on the module's page.</summary>
internal sealed record ModuleAnswerView;
