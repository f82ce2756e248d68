using System.Text.Json;

namespace LeVieuxMoulin.Connectors.HubSpot;

/// <summary>Shows a member's standing in contact properties. HubSpot adds nothing up: the balance is the ledger's.</summary>
internal sealed class HubSpotLoyaltyWriter(HubSpotApi api, HubSpotPaths paths, HubSpotFields fields) : IWrite<SetLoyalty>
{
    public RepeatSafety Repeat => RepeatSafety.Absolute;

    public async Task<WriteResult> WriteAsync(SetLoyalty command, WriteContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(context);
        if (context.IfRevision is not null || context.IfUnchangedSince is not null)
        {
            var path = $"{paths.Contacts}/{Uri.EscapeDataString(command.CustomerId)}?properties={HubSpotFields.ChangedAt}";
            HubSpotRefusal.Check(context, JsonSerializer.Deserialize(await api.GetAsync(path, cancellationToken), HubSpotJson.Default.HubSpotObject)!.UpdatedAt);
        }

        var state = command.State;
        var properties = new HubSpotInput(new Dictionary<string, string>
        {
            [HubSpotFields.MemberId] = state.MemberId,
            [HubSpotFields.Points] = HubSpotText.Of(state.Points),
            [HubSpotFields.Tier] = state.Tier ?? "",
            [HubSpotFields.LoyaltyAt] = HubSpotText.Of(state.AsOf),
        });
        var saved = await SaveAsync(command, properties, cancellationToken);
        return saved.Get(HubSpotFields.Points) is { } told && HubSpotText.Whole(told) != state.Points
            ? throw new ConnectorException(new Fault(FaultKind.Vendor, "HubSpot answered success, but the balance it shows is another one."))
            : new WriteResult { RecordId = saved.Id };
    }

    private async Task<HubSpotObject> SaveAsync(SetLoyalty command, HubSpotInput properties, CancellationToken cancellationToken)
    {
        try
        {
            return await PatchAsync(Uri.EscapeDataString(command.CustomerId), properties, cancellationToken);
        }
        catch (ConnectorException e) when (e.Fault.Kind == FaultKind.NotFound)
        {
            // Merging gave the contact another id; our key went along.
            return await PatchAsync($"{Uri.EscapeDataString(command.Reference)}?idProperty={Uri.EscapeDataString(fields.Reference)}", properties, cancellationToken);
        }
    }

    private async Task<HubSpotObject> PatchAsync(string contact, HubSpotInput properties, CancellationToken cancellationToken)
    {
        var answer = await api.PutAsync(HttpMethod.Patch, $"{paths.Contacts}/{contact}", properties, HubSpotJson.Default.HubSpotInput, cancellationToken);
        return JsonSerializer.Deserialize(answer, HubSpotJson.Default.HubSpotObject)!;
    }
}
