using System.Globalization;
using System.Text.Json;
using LeVieuxMoulin.Connectors.Sandbox.Crm;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.HubSpot;

/// <summary>The ledger in the contract's words.</summary>
internal sealed class HubSpotRecords(HubSpotStore store, HubSpotLists lists)
{
    private static readonly (string Type, string Word, string Body)[] Activities =
        [("notes", "NOTE", "hs_note_body"), ("meetings", "CONTACT", "hs_meeting_body"), ("calls", "CONTACT", "hs_call_body"), ("emails", "CONTACT", "hs_email_text"), ("communications", "CONTACT", "hs_communication_body"), ("tasks", "OTHER", "hs_task_body")];

    /// <summary>The types there are.</summary>
    public static readonly string[] Types = ["customer", "segment", "segment-member", "activity"];

    /// <summary>Gives the records of a type, or null when there is no such type.</summary>
    public IReadOnlyList<Action<Utf8JsonWriter>>? Find(string type) => type switch
    {
        "customer" => [.. store.Contacts.Select(item => (Action<Utf8JsonWriter>)Customer(item).Write)],
        "segment" => [.. Lists.Select(list => (Action<Utf8JsonWriter>)Segment(list))],
        "segment-member" => [.. Lists.SelectMany(list => lists.Members(list).Select(member => (list.Id, Contact: member.Key, Since: member.Value)).ToList())
            .Select(member => (Action<Utf8JsonWriter>)(writer => CrmLines.Member(writer, Text(member.Id), Text(member.Contact), member.Since)))],
        "activity" => [.. Activities.SelectMany(kind => store.All(kind.Type).Values.Where(item => item.ArchivedAt == 0).Select(item => (kind, item)))
            .Select(pair => (Action<Utf8JsonWriter>)Activity(pair.kind, pair.item))],
        _ => null,
    };

    private IEnumerable<HubSpotList> Lists => lists.All.Values.Where(list => list.DeletedAt == 0 && list.TypeId == "0-1");

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    // The vendor writes fr-fr, the contract fr-FR.
    private static string? Locale(string? language) => language is [.., '-', _, _] ? $"{language[..^2]}{language[^2..].ToUpperInvariant()}" : language;

    private static CustomerLine Customer(HubSpotObject item)
    {
        string? Of(string name) => item.Value(name);
        return new CustomerLine
        {
            Id = Text(item.Id),
            Person =
            [
                ("firstName", Of("firstname")), ("lastName", Of("lastname")), ("title", Of("salutation")), ("email", Of("email")), ("phone", Of("phone")),
                ("locale", Locale(Of("hs_language"))), ("birthDate", Of("date_of_birth")), ("company", Of("company")),
            ],
            Address = [("street", Of("address")), ("postalCode", Of("zip")), ("city", Of("city")), ("country", Of("hs_country_region_code")), ("countryRaw", Of("country"))],
            RefusesEmail = Of("hs_email_optout") == "true",
            Reference = Of("external_customer_id"),
            Member = Of("loyalty_member_id"),
            Points = long.TryParse(Of("loyalty_points"), CultureInfo.InvariantCulture, out var points) ? points : 0,
            Tier = Of("loyalty_tier"),
            LoyaltyAt = VendorTime.Read(Of("loyalty_updated_at")) ?? 0,
            Merged = (Of("hs_merged_object_ids") ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries),
        };
    }

    private Action<Utf8JsonWriter> Segment(HubSpotList list)
    {
        var word = list.Kind switch { "MANUAL" => "STATIC", "DYNAMIC" => "DYNAMIC", "SNAPSHOT" => "SNAPSHOT", _ => "OTHER" };
        var (id, name, kind, editable, members) = (Text(list.Id), list.Name, list.Kind, list.IsEditable, lists.Members(list).Count());
        return writer => CrmLines.Segment(writer, id, name, (word, kind), editable, members);
    }

    private static Action<Utf8JsonWriter> Activity((string Type, string Word, string Body) kind, HubSpotObject item)
    {
        var contacts = item.Contacts.ConvertAll(Text);
        return writer => CrmLines.Activity(writer, Text(item.Id), contacts, (kind.Word, kind.Type), VendorTime.Read(item.Value("hs_timestamp")) ?? 0, item.Value(kind.Body));
    }
}
