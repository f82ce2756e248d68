using System.Globalization;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Zoho;

/// <summary>The calls about fields, modules, views and the organisation.</summary>
internal sealed class ZohoSettingsApi(ZohoGate gate, ZohoStore store)
{
    private static readonly string[] Kinds = ["text", "textarea", "integer", "bigint", "double", "currency", "picklist", "multiselectpicklist", "date", "datetime", "boolean", "email", "phone", "website"];
    private long next = 4150868000000950000;

    /// <summary>Maps the calls.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        gate.Map(routes, "GET", "/v8/settings/fields", "ZohoCRM.settings.fields.READ", call => ZohoAnswer.Ok(new JsonObject { ["fields"] = new JsonArray([.. Module(call).Fields.Select(field => (JsonNode)field.ToJson())]) }));
        gate.Map(routes, "GET", "/v8/settings/fields/{id:long}", "ZohoCRM.settings.fields.READ", call => ZohoAnswer.Ok(new JsonObject
        {
            ["fields"] = new JsonArray((Module(call).Fields.Find(field => field.Id.ToString(CultureInfo.InvariantCulture) == call.Route("id")) ?? throw ZohoException.Invalid("the id given seems to be invalid", "id")).ToJson()),
        }));
        gate.Map(routes, "POST", "/v8/settings/fields", "ZohoCRM.settings.fields.CREATE", Create);
        gate.Map(routes, "GET", "/v8/settings/modules", "ZohoCRM.settings.modules.READ", _ => ZohoAnswer.Ok(new JsonObject { ["modules"] = new JsonArray([.. store.Modules.Values.Select(module => (JsonNode)module.ToJson())]) }));
        gate.Map(routes, "GET", "/v8/settings/modules/{name}", "ZohoCRM.settings.modules.READ", call => ZohoAnswer.Ok(new JsonObject { ["modules"] = new JsonArray(store.Module(call.Route("name")).ToJson()) }));
        gate.Map(routes, "GET", "/v8/settings/custom_views", "ZohoCRM.settings.custom_views.READ", call => Module(call).Name == "Contacts" ? ZohoPages.Plain(call, "custom_views", Info(), [.. store.Views.Select(view => view.ToJson())]) : ZohoAnswer.Empty);
        gate.Map(routes, "GET", "/v8/settings/custom_views/{id:long}", "ZohoCRM.settings.custom_views.READ", call =>
            store.Views.Find(view => view.Id.ToString(CultureInfo.InvariantCulture) == call.Route("id")) is { } view ? ZohoPages.Plain(call, "custom_views", Info(), [view.ToJson()]) : ZohoAnswer.Empty);
        gate.Map(routes, "GET", "/v8/org", "ZohoCRM.org.READ", _ => ZohoAnswer.Ok(new JsonObject
        {
            ["org"] = new JsonArray(new JsonObject
            {
                ["id"] = "4150868000000225003",
                ["company_name"] = "Le Vieux Moulin",
                ["country_code"] = "FR",
                ["time_zone"] = "Europe/Paris",
                ["currency"] = "Euro",
                ["iso_code"] = "EUR",
                ["currency_symbol"] = "€",
                ["currency_locale"] = "fr_FR",
                ["type"] = "sandbox",
                ["zgid"] = "20061234567",
                ["domain_name"] = "org20061234567",
                ["created_time"] = "2024-01-15T10:00:00+01:00",
                ["privacy_settings"] = true,
                ["license_details"] = new JsonObject { ["paid_expiry"] = null, ["users_license_purchased"] = 5, ["trial_type"] = null, ["trial_expiry"] = null, ["paid"] = true, ["paid_type"] = "enterprise", ["portal_users_license_purchased"] = 0 },
            }),
        }));
    }

    private JsonObject Info() => new()
    {
        ["default"] = store.Views[0].Id.ToString(CultureInfo.InvariantCulture),
        ["translation"] = new JsonObject { ["public_views"] = "Public Views", ["other_users_views"] = "Other Users Views", ["shared_with_me"] = "Shared With Me", ["created_by_me"] = "Created By Me" },
    };

    private ZohoModule Module(ZohoCall call) => store.Module(call.Query("module") ?? throw ZohoException.Missing("module"));

    private ZohoAnswer Create(ZohoCall call)
    {
        var (module, inputs) = (Module(call), call.Body.Objects("fields"));
        if (inputs.Count is 0 or > 5)
        {
            throw new ZohoException(400, inputs.Count == 0 ? "MANDATORY_NOT_FOUND" : "LIMIT_EXCEEDED", "one to five fields at once", new JsonObject { ["api_name"] = "fields" });
        }

        return ZohoWriteApi.Wrap("fields", 201, [.. inputs.Select(input =>
        {
            var (label, kind) = (input.Text("field_label") ?? "", input.Text("data_type") ?? "");
            var name = input.Text("api_name") ?? new string([.. label.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_')]);
            if (label.Length is 0 or > 25 || !Kinds.Contains(kind, StringComparer.Ordinal))
            {
                return ZohoException.Entry("INVALID_DATA", "invalid data", new JsonObject { ["api_name"] = label.Length is 0 or > 25 ? "field_label" : "data_type", ["maximum_length"] = 25 });
            }

            if (module.Find(name) is not null)
            {
                return ZohoException.Entry("DUPLICATE_DATA", "duplicate data", new JsonObject { ["api_name"] = "field_label" });
            }

            next += 20;
            module.Fields.Add(new ZohoField(next, name, label, kind, true, input.Child("unique") is { Count: > 0 }, false, false, [.. input.Objects("pick_list_values").Select(word => word.Text("display_value") ?? "")]));
            call.TookEffect();
            return ZohoWriteApi.Done("field created", new JsonObject { ["id"] = next.ToString(CultureInfo.InvariantCulture) });
        })]);
    }
}
