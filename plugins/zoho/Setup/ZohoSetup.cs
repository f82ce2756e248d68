using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Zoho;

/// <summary>Finds and makes the fields that contacts must have: our key, which is unique, and the loyalty standing.</summary>
internal sealed class ZohoSetup(ZohoApi api, ZohoOptions options) : ISetup
{
    private const string Path = "settings/fields?module=" + ZohoFields.Module;

    public async Task<IReadOnlyList<SetupStep>> InspectAsync(CancellationToken cancellationToken)
    {
        var held = (await ListAsync(cancellationToken)).ToDictionary(field => field.ApiName, StringComparer.Ordinal);
        var steps = new List<SetupStep>();
        foreach (var (name, type, isUnique) in Wanted())
        {
            if (!held.TryGetValue(name, out var field))
            {
                steps.Add(new SetupStep($"field/{name}", $"The field {name} of contacts ({type}{(isUnique ? ", unique" : "")}).", false));
            }
            else if (isUnique && field.Unique is not { Count: > 0 })
            {
                steps.Add(new SetupStep($"unique/{name}", $"{name} exists and is not unique. Mark it \"do not allow duplicate values\" in Zoho's setup, or name another field.", false));
            }
        }

        return steps;
    }

    public async Task ApplyAsync(SetupStep missing, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(missing);
        if (missing.Id.StartsWith("unique/", StringComparison.Ordinal))
        {
            throw ZohoRefusal.Unsupported(missing.Description);
        }

        var (name, type, isUnique) = Wanted().FirstOrDefault(field => missing.Id == $"field/{field.Name}");
        if (name is null)
        {
            throw ZohoRefusal.Invalid("step", $"\"{missing.Id}\" is no step of this connector.");
        }

        var outcome = await MakeAsync(FieldOf(name, type, isUnique), cancellationToken);

        // Zoho makes the API name out of the label; it is read back, because a name taken before gets a number.
        if (!(await ListAsync(cancellationToken)).Exists(field => field.ApiName == name))
        {
            throw new ConnectorException(outcome ?? new Fault(FaultKind.Vendor, $"Zoho made the field under another API name than {name}. Rename it in Zoho's setup, or name it in the configuration."));
        }
    }

    private async Task<Fault?> MakeAsync(JsonObject field, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await api.PutAsync(HttpMethod.Post, Path, new JsonObject { ["fields"] = new JsonArray(field) }, null, cancellationToken);
            return ZohoWrites.Entries(answer, 1)[0].ToResult("POST settings/fields").Fault;
        }
        catch (ConnectorException e) when (e.Fault.Kind == FaultKind.Refused)
        {
            return e.Fault;
        }
    }

    private JsonObject FieldOf(string name, string type, bool isUnique)
    {
        var field = new JsonObject { ["field_label"] = name.Replace('_', ' '), ["data_type"] = type };
        if (isUnique)
        {
            field["unique"] = new JsonObject { ["casesensitive"] = "true" };
        }

        if (type == "text")
        {
            field["length"] = 100;
        }

        if (type == "picklist")
        {
            field["pick_list_values"] = new JsonArray([.. options.LoyaltyTiers.Select(tier => (JsonNode)new JsonObject { ["display_value"] = tier, ["actual_value"] = tier })]);
        }

        return field;
    }

    private List<(string Name, string Type, bool IsUnique)> Wanted() =>
    [
        (options.ReferenceField, "text", true), (ZohoFields.MemberId, "text", true), (ZohoFields.Points, "integer", false), (ZohoFields.Tier, "picklist", false), (ZohoFields.LoyaltyAt, "datetime", false),
    ];

    private async Task<List<ZohoField>> ListAsync(CancellationToken cancellationToken) =>
        JsonSerializer.Deserialize(await api.GetAsync(Path, cancellationToken), ZohoJson.Default.ZohoFieldList)!.Fields;
}

/// <summary>The fields of a module.</summary>
internal sealed record ZohoFieldList(List<ZohoField> Fields);

/// <summary>A field.</summary>
internal sealed record ZohoField(string ApiName, Dictionary<string, JsonElement>? Unique = null);
