namespace LeVieuxMoulin.Connectors.Web.Api.Views;

/// <summary>All that is wrong in the configuration.</summary>
internal sealed record ConfigurationView(IReadOnlyList<ConfigurationProblemView> Problems);
