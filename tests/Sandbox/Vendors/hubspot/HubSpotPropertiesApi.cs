using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.HubSpot;

/// <summary>The calls about definitions, and about the account.</summary>
internal sealed class HubSpotPropertiesApi(HubSpotGate gate, HubSpotProperties properties, HubSpotApp app, LedgerClock clock)
{
    private static readonly string[] Kinds = ["string", "number", "date", "datetime", "enumeration", "bool"];

    /// <summary>Maps the calls.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        const string Reads = "crm.schemas.contacts.read";
        const string Writes = "crm.schemas.contacts.write";
        gate.Map(routes, "GET", "properties", "/{type}", Reads, call => HubSpotAnswer.Ok(new JsonObject { ["results"] = new JsonArray([.. properties.Of(Type(call)).Select(property => (JsonNode)property.ToJson())]) }));
        gate.Map(routes, "GET", "properties", "/{type}/groups", Reads, _ => HubSpotAnswer.Ok(new JsonObject { ["results"] = new JsonArray([.. properties.Groups.Select(group => (JsonNode)Group(group))]) }));
        gate.Map(routes, "POST", "properties", "/{type}/groups", Writes, call =>
        {
            var group = (call.Body.Text("name") ?? throw HubSpotException.Invalid("Some required fields were not set: [name]"), call.Body.Text("label") ?? "");
            if (properties.Groups.Exists(known => known.Name == group.Item1))
            {
                throw HubSpotException.Of(409, "CONFLICT", $"Property group {group.Item1} already exists");
            }

            properties.Groups.Add(group);
            call.TookEffect();
            return new HubSpotAnswer(201, Group(group));
        });
        gate.Map(routes, "POST", "properties", "/{type}", Writes, call => new HubSpotAnswer(201, Create(call, Type(call), call.Body)));
        gate.Map(routes, "POST", "properties", "/{type}/batch/create", Writes, call => new HubSpotAnswer(201, new JsonObject
        {
            ["status"] = "COMPLETE",
            ["results"] = new JsonArray([.. call.Inputs(100).Select(input => (JsonNode)Create(call, Type(call), input))]),
        }));
        gate.Map(routes, "GET", "properties", "/{type}/{name}", Reads, call =>
            HubSpotAnswer.Ok((properties.Find(Type(call), call.Route("name")) ?? throw HubSpotException.NotFound($"{Type(call)} does not have a property named {call.Route("name")}")).ToJson()));
        gate.Map(routes, "PATCH", "properties", "/{type}/{name}", Writes, Update);
        gate.Map(routes, "GET", "account", "/details", "", _ => HubSpotAnswer.Ok(new JsonObject
        {
            ["portalId"] = app.PortalId,
            ["accountType"] = "DEVELOPER_TEST",
            ["timeZone"] = "Europe/Paris",
            ["companyCurrency"] = "EUR",
            ["additionalCurrencies"] = new JsonArray(),
            ["utcOffset"] = "+01:00",
            ["utcOffsetMilliseconds"] = 3_600_000,
            ["uiDomain"] = "app.hubspot.com",
            ["dataHostingLocation"] = "na1",
        }));
    }

    private static string Type(HubSpotCall call) => HubSpotProperties.TypeOf(call.Route("type"));

    private static JsonObject Group((string Name, string Label) group) => new() { ["name"] = group.Name, ["label"] = group.Label, ["displayOrder"] = -1, ["archived"] = false };

    private HubSpotAnswer Update(HubSpotCall call)
    {
        var all = properties.Of(Type(call));
        var place = all.FindIndex(property => property.Name == call.Route("name"));
        if (place < 0)
        {
            throw HubSpotException.NotFound();
        }

        all[place] = all[place] with
        {
            Label = call.Body.Text("label") ?? all[place].Label,
            Options = call.Body.ContainsKey("options") ? [.. call.Body.Objects("options").Select(option => option.Text("value") ?? "")] : all[place].Options,
        };
        call.TookEffect();
        return HubSpotAnswer.Ok(all[place].ToJson());
    }

    private JsonObject Create(HubSpotCall call, string type, JsonObject body)
    {
        if (((string[])["name", "label", "type", "fieldType", "groupName"]).FirstOrDefault(name => body.Text(name) is null) is { } missing)
        {
            throw HubSpotException.Invalid($"Some required fields were not set: [{missing}]", "REQUIRED_FIELD", missing);
        }

        var (name, kind, all) = (body.Text("name")!, body.Text("type")!, properties.Of(type));
        if (properties.Find(type, name) is not null)
        {
            throw HubSpotException.Of(409, "CONFLICT", $"Property \"{name}\" already exists");
        }

        if (!Kinds.Contains(kind, StringComparer.Ordinal) || name.Any(letter => !char.IsAsciiLetterLower(letter) && !char.IsAsciiDigit(letter) && letter != '_'))
        {
            throw HubSpotException.Invalid($"The name {name} or the type {kind} is not allowed.", "INVALID_PROPERTY", name);
        }

        if (!properties.Groups.Exists(group => group.Name == body.Text("groupName")))
        {
            throw HubSpotException.Invalid($"Property group {body.Text("groupName")} does not exist.", "GROUP_DOESNT_EXIST", name);
        }

        var isUnique = body.Flag("hasUniqueValue") == true;
        if (isUnique && all.Count(property => property.IsUnique) >= 10)
        {
            throw HubSpotException.Invalid("There are ten unique properties already.", "LIMIT_EXCEEDED", name);
        }

        var made = new HubSpotProperty(name, body.Text("label")!, kind, body.Text("fieldType")!, body.Text("groupName")!, isUnique, false, true, [.. body.Objects("options").Select(option => option.Text("value") ?? "")], clock.Tick());
        all.Add(made);
        call.TookEffect();
        return made.ToJson();
    }
}
