using System.Text.Json;

namespace LeVieuxMoulin.Connectors.HubSpot;

/// <summary>Finds and makes the properties that an account must have: our key, which is unique for ever, and the loyalty standing.</summary>
internal sealed class HubSpotSetup(HubSpotApi api, HubSpotPaths paths, HubSpotOptions options) : ISetup
{
    private const string Group = "loyalty";
    private const string GroupStep = "group/" + Group;

    public async Task<IReadOnlyList<SetupStep>> InspectAsync(CancellationToken cancellationToken)
    {
        var held = (await ListAsync(paths.ContactProperties, cancellationToken)).ToDictionary(property => property.Name, StringComparer.Ordinal);
        var groups = await ListAsync($"{paths.ContactProperties}/groups", cancellationToken);
        var steps = new List<SetupStep>();
        if (!groups.Any(group => group.Name == Group))
        {
            steps.Add(new SetupStep(GroupStep, "The property group \"loyalty\" for contacts.", false));
        }

        foreach (var wanted in Wanted())
        {
            if (!held.TryGetValue(wanted.Name, out var property))
            {
                steps.Add(new SetupStep(
                    $"property/{wanted.Name}",
                    $"The contact property {wanted.Name} ({wanted.Type}{(wanted.HasUniqueValue is true ? ", unique: HubSpot cannot take that back, and allows ten of them" : "")}).",
                    wanted.HasUniqueValue is true));
            }
            else if (wanted.HasUniqueValue is true && property.HasUniqueValue is not true)
            {
                steps.Add(new SetupStep($"unique/{wanted.Name}", $"{wanted.Name} exists and is not unique, which HubSpot cannot change. Name another property as api.reference_property, or delete this one at HubSpot.", true));
            }
            else if (Lacking(wanted, property) is { Count: > 0 } missing)
            {
                steps.Add(new SetupStep($"options/{wanted.Name}", $"The options {string.Join(", ", missing.Select(option => option.Value))} of the contact property {wanted.Name}.", false));
            }
        }

        return steps;
    }

    public async Task ApplyAsync(SetupStep missing, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(missing);
        if (missing.Id == GroupStep)
        {
            await MakeAsync($"{paths.ContactProperties}/groups", new HubSpotProperty(Group, "Loyalty"), cancellationToken);
            return;
        }

        var wanted = Wanted().FirstOrDefault(property => missing.Id.EndsWith($"/{property.Name}", StringComparison.Ordinal))
            ?? throw HubSpotRefusal.Invalid("step", $"\"{missing.Id}\" is no step of this connector.");
        switch (missing.Id.Split('/')[0])
        {
            case "property":
                await MakeAsync(paths.ContactProperties, wanted, cancellationToken);
                break;
            case "options":
                var path = $"{paths.ContactProperties}/{Uri.EscapeDataString(wanted.Name)}";
                var held = JsonSerializer.Deserialize(await api.GetAsync(path, cancellationToken), HubSpotJson.Default.HubSpotProperty)!;

                // The list is replaced as a whole, so what stands there already is sent along.
                var options = new HubSpotOptionList([.. held.Options ?? [], .. Lacking(wanted, held)]);
                await api.PutAsync(HttpMethod.Patch, path, options, HubSpotJson.Default.HubSpotOptionList, cancellationToken);
                break;
            default:
                throw HubSpotRefusal.Unsupported(missing.Description);
        }
    }

    private List<HubSpotProperty> Wanted() =>
    [
        new(options.ReferenceProperty, "Le Vieux Moulin ID", "contactinformation", "string", "text", true),
        new(HubSpotFields.MemberId, "Loyalty member ID", Group, "string", "text", true),
        new(HubSpotFields.Points, "Loyalty points", Group, "number", "number"),
        new(HubSpotFields.Tier, "Loyalty tier", Group, "enumeration", "select", Options: [.. options.LoyaltyTiers.Select((tier, i) => new HubSpotOption(tier, tier, i))]),
        new(HubSpotFields.LoyaltyAt, "Loyalty updated at", Group, "datetime", "date"),
    ];

    private static List<HubSpotOption> Lacking(HubSpotProperty wanted, HubSpotProperty held) =>
        (wanted.Options ?? []).Where(option => held.Options?.Exists(other => other.Value == option.Value) is not true).ToList();

    private async Task<List<HubSpotProperty>> ListAsync(string path, CancellationToken cancellationToken) =>
        JsonSerializer.Deserialize(await api.GetAsync(path, cancellationToken), HubSpotJson.Default.HubSpotPropertyList)!.Results;

    /// <summary>A name is taken once: made a second time, it is there already.</summary>
    private async Task MakeAsync(string path, HubSpotProperty property, CancellationToken cancellationToken)
    {
        try
        {
            await api.PutAsync(HttpMethod.Post, path, property, HubSpotJson.Default.HubSpotProperty, cancellationToken);
        }
        catch (ConnectorException e) when (e.Fault.Kind is FaultKind.Conflict or FaultKind.Refused)
        {
            var held = await ListAsync(path, cancellationToken);
            if (!held.Exists(other => other.Name == property.Name))
            {
                throw;
            }
        }
    }
}

/// <summary>A contact property, or a group of them.</summary>
internal sealed record HubSpotProperty(
    string Name, string? Label = null, string? GroupName = null, string? Type = null, string? FieldType = null, bool? HasUniqueValue = null, List<HubSpotOption>? Options = null);

/// <summary>One choice of a property.</summary>
internal sealed record HubSpotOption(string Label, string Value, int DisplayOrder = 0, bool Hidden = false);

/// <summary>The choices of a property, all of them.</summary>
internal sealed record HubSpotOptionList(List<HubSpotOption> Options);

/// <summary>All properties or groups.</summary>
internal sealed record HubSpotPropertyList(List<HubSpotProperty> Results);
