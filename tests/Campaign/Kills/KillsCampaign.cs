using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Campaign.Kills;

internal sealed class KillsCampaign(CampaignOptions options)
{
    public Task<(JsonObject Report, bool IsGood)> RunAsync(CancellationToken cancellationToken) => Task.FromResult((new JsonObject { ["seed"] = options.Seed, ["c"] = cancellationToken.CanBeCanceled }, false));
}
