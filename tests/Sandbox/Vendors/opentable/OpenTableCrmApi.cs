using System.Globalization;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Bookings;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.OpenTable;

/// <summary>The CRM calls: make or find a guest, tags, and what else is known of one.</summary>
internal sealed class OpenTableCrmApi(OpenTableGate gate, OpenTableBook house)
{
    private readonly SortedDictionary<string, (string Name, string Category)> tags = new(StringComparer.Ordinal)
    {
        ["201"] = ("Club du jeudi", "special_guests"),
        ["202"] = ("Cœliaque", "dietary_needs"),
        ["203"] = ("Sans lactose", "dietary_needs"),
    };

    /// <summary>Maps the calls.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        const string Restaurant = "/api/v3/external/partners/{partner}/restaurants/{rid}";
        gate.Write(routes, "POST", Restaurant + "/guests", (http, body) => With(http, () => Save(body)));
        gate.Read(routes, "GET", Restaurant + "/tags", (http, _) => Task.FromResult(With(http, List)));
        gate.Write(routes, "PUT", Restaurant + "/tags/{tag}", (http, body) => With(http, () => SaveTag((string)http.Request.RouteValues["tag"]!, body)));
        gate.Write(routes, "DELETE", Restaurant + "/tags/{tag}", (http, _) => With(http, () => tags.Remove((string)http.Request.RouteValues["tag"]!) ? new OpenTableAnswer(null) : throw OpenTableException.NotFound()));
        gate.Write(routes, "PUT", Restaurant + "/guests/{guest}/tags", (http, body) => With(http, () => Assign(http, body)));
        foreach (var kind in (string[])["insights", "loyalties", "properties"])
        {
            gate.Write(routes, "PUT", Restaurant + "/guests/{guest}/" + kind, (http, body) => With(http, () => Know(http, body, kind)));
        }
    }

    private static OpenTableException Wrong(string message) => new(400, OpenTableErrorShape.Framework, message);

    private T With<T>(HttpContext http, Func<T> answer)
    {
        if ((string?)http.Request.RouteValues["partner"] != OpenTableBook.Partner.ToString(CultureInfo.InvariantCulture))
        {
            throw OpenTableException.Of(401, http.Request.Path);
        }

        lock (house.Book.Gate)
        {
            return answer();
        }
    }

    private OpenTableAnswer Save(JsonObject body)
    {
        var number = body.Objects("phoneNumbers").Count > 0 ? body.Objects("phoneNumbers")[0] : null;
        var phone = number is null ? null : int.TryParse(number.Text("countryCode"), NumberStyles.None, CultureInfo.InvariantCulture, out var calling) && number.Text("number") is { Length: > 4 } rest ? OpenTableWords.Phone(calling, rest) : throw Wrong("phoneNumbers");
        var email = body.Child("email").Text("emailAddress");
        if (body.Text("firstName") is not { Length: > 0 } first || body.Text("lastName") is not { Length: > 0 } last || (phone is null && email is null))
        {
            throw Wrong("firstName, lastName and one of email and phoneNumbers are wanted");
        }

        if (house.Book.FindDiner(email, phone) is not { IsForgotten: false } guest)
        {
            guest = house.Book.AddDiner(first, last);
            (guest.Email, guest.Phone, guest.TakesMail) = (email, phone, body.Child("email").Flag("isEmailMarketingOptedIn") ?? false);
        }

        return new OpenTableAnswer(new JsonObject { ["guestId"] = OpenTableBook.CrmId(guest) });
    }

    private JsonNode List() =>
        new JsonArray([.. tags.Select(tag => new JsonObject { ["id"] = tag.Key, ["displayName"] = tag.Value.Name, ["category"] = tag.Value.Category })]);

    private OpenTableAnswer SaveTag(string id, JsonObject body)
    {
        var (name, category) = (body.Text("displayName") ?? throw Wrong("displayName"), body.Text("category") ?? throw Wrong("category"));
        tags[id] = (name, category);
        return new OpenTableAnswer(new JsonObject { ["id"] = id, ["displayName"] = name, ["category"] = category });
    }

    private OpenTableAnswer Assign(HttpContext http, JsonObject body)
    {
        var (guest, ids) = (Find(http), body.Texts("tags"));
        if (ids.FirstOrDefault(id => !tags.ContainsKey(id)) is { } missing)
        {
            throw Wrong($"Tag {missing} does not exist");
        }

        // The set replaces what was there; the vendor does not say.
        guest.Tags = [.. ids.Select(id => tags[id].Name)];
        house.Book.Touch(guest);
        return new OpenTableAnswer(new JsonObject { ["tags"] = new JsonArray([.. ids.Select(id => (JsonNode)id)]) });
    }

    private OpenTableAnswer Know(HttpContext http, JsonObject body, string kind)
    {
        Find(http);
        return new OpenTableAnswer(new JsonObject { [kind] = (body[kind] as JsonArray ?? throw Wrong(kind)).DeepClone() });
    }

    private Diner Find(HttpContext http)
    {
        var id = (string?)http.Request.RouteValues["guest"];
        return house.Book.Diners.Find(guest => OpenTableBook.CrmId(guest) == id) is { IsForgotten: false } guest ? guest : throw OpenTableException.NotFound();
    }
}
