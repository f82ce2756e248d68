using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Zoho;

/// <summary>Shows a member's standing in a contact's fields. Zoho adds nothing up: the balance is the ledger's.</summary>
internal sealed class ZohoLoyaltyWriter(ZohoApi api, ZohoFields fields) : IWrite<SetLoyalty>
{
    public RepeatSafety Repeat => RepeatSafety.Absolute;

    public async Task<WriteResult> WriteAsync(SetLoyalty command, WriteContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(context);
        var condition = ZohoRefusal.ConditionOf(context);
        var result = await PutAsync(command, command.CustomerId, condition, cancellationToken);
        if (result.Fault?.Kind != FaultKind.NotFound)
        {
            return result;
        }

        // Merging ends one of two ids; our key went along with the other.
        var (path, field) = ($"{ZohoFields.Module}/search?criteria=({fields.Reference}:equals:{Uri.EscapeDataString(Escape(command.Reference))})&fields={fields.Reference}", fields.Reference);
        var found = ZohoAnswer.CutPage(await api.GetAsync(path, cancellationToken), new JsonRowShape { Rows = "data", Id = "id" }, 1).Records.FirstOrDefault(row => ZohoRecord.Read(row).Get(field) == command.Reference);
        return found is null ? result : await PutAsync(command, found.Id, condition, cancellationToken);
    }

    private async Task<WriteResult> PutAsync(SetLoyalty command, string id, DateTimeOffset? condition, CancellationToken cancellationToken)
    {
        var state = command.State;
        var input = new JsonObject
        {
            ["id"] = id,
            [ZohoFields.MemberId] = state.MemberId,
            [ZohoFields.Points] = state.Points,
            [ZohoFields.Tier] = state.Tier,
            [ZohoFields.LoyaltyAt] = ZohoText.Of(state.AsOf),
        };
        try
        {
            return await api.OneAsync(HttpMethod.Put, ZohoFields.Module, input, [], condition, cancellationToken);
        }
        catch (ConnectorException e) when (e.Fault.Kind == FaultKind.NotFound)
        {
            return new WriteResult { Fault = e.Fault };
        }
    }

    /// <summary>Criteria have their own signs for brackets and commas.</summary>
    private static string Escape(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal);
}
