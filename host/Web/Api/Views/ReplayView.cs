namespace LeVieuxMoulin.Connectors.Web.Api.Views;

/// <summary>What a replay did.</summary>
/// <param name="Name">The connection.</param>
/// <param name="Replayed">How many records were read once more.</param>
/// <param name="StillSetAside">How many of them still cannot be read.</param>
internal sealed record ReplayView(string Name, int Replayed, int StillSetAside);
