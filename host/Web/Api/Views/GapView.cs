namespace LeVieuxMoulin.Connectors.Web.Api.Views;

/// <summary>A capability that people look for and do not find, and what to do instead, in both languages.</summary>
internal sealed record GapView(string Capability, string En, string Fr);
