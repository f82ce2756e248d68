using System.Globalization;
using System.Text.Json;
using LeVieuxMoulin.Connectors.Sandbox.Crm;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Zoho;

/// <summary>The ledger in the contract's words.</summary>
internal sealed class ZohoRecords(ZohoStore store)
{
    private static readonly (string Module, string Word, string Text, string? At)[] Activities =
        [("Notes", "NOTE", "Note_Content", null), ("Events", "CONTACT", "Description", "Start_DateTime"), ("Calls", "CONTACT", "Description", "Call_Start_Time"), ("Tasks", "OTHER", "Description", null)];

    /// <summary>The types there are.</summary>
    public static readonly string[] Types = ["customer", "segment", "segment-member", "activity", "campaign"];

    /// <summary>Gives the records of a type, or null when there is no such type.</summary>
    public IReadOnlyList<Action<Utf8JsonWriter>>? Find(string type) => type switch
    {
        "customer" => [.. store.Contacts.Select(record => (Action<Utf8JsonWriter>)Customer(record).Write)],
        "segment" => [.. Segments().Select(segment => (Action<Utf8JsonWriter>)(writer => CrmLines.Segment(writer, segment.Id, segment.Name, segment.Kind, segment.Kind.Word == "STATIC", segment.Members.Count)))],
        "segment-member" => [.. Segments().SelectMany(segment => segment.Members.Select(member => (Action<Utf8JsonWriter>)(writer => CrmLines.Member(writer, segment.Id, member, 0))))],
        "activity" => [.. Activities.SelectMany(kind => store.Module(kind.Module).Living.Select(record => (Action<Utf8JsonWriter>)Activity(kind, record)))],
        "campaign" => [.. store.Module("Campaigns").Living.Select(record => (Action<Utf8JsonWriter>)(writer =>
            CrmLines.Campaign(writer, record.IdText, record.Title ?? "", record.Text("Status"), record.Text("Start_Date"), record.Text("End_Date"))))],
        _ => null,
    };

    private static Action<Utf8JsonWriter> Activity((string Module, string Word, string Text, string? At) kind, ZohoRecord record)
    {
        var contact = record.Linked(record.Module.Link!);
        string[] contacts = contact == 0 ? [] : [contact.ToString(CultureInfo.InvariantCulture)];
        return writer => CrmLines.Activity(writer, record.IdText, contacts, (kind.Word, kind.Module), (kind.At is null ? null : VendorTime.Read(record.Text(kind.At))) ?? record.Created, record.Text(kind.Text));
    }

    private CustomerLine Customer(ZohoRecord record) => new()
    {
        Id = record.IdText,
        Person =
        [
            ("firstName", record.Text("First_Name")), ("lastName", record.Text("Last_Name")), ("title", record.Text("Salutation")), ("email", record.Text("Email")), ("phone", record.Text("Phone")),
            ("birthDate", record.Text("Date_of_Birth")), ("company", record.Values.GetValueOrDefault("Account_Name")?["name"]?.ToString()),
        ],
        Address = [("street", record.Text("Mailing_Street")), ("postalCode", record.Text("Mailing_Zip")), ("city", record.Text("Mailing_City")), ("countryRaw", record.Text("Mailing_Country"))],
        RefusesEmail = record.Values.GetValueOrDefault("Email_Opt_Out")?.GetValue<bool>() == true,
        Reference = record.Text("External_Customer_ID"),
        Member = record.Text("Loyalty_Member_ID"),
        Points = long.TryParse(record.Values.GetValueOrDefault("Loyalty_Points")?.ToString(), CultureInfo.InvariantCulture, out var points) ? points : 0,
        Tier = record.Text("Loyalty_Tier"),
        LoyaltyAt = VendorTime.Read(record.Text("Loyalty_Updated_At")) ?? 0,
        Tags = [.. record.Tags.Select(id => store.Tags.All[id].Name)],
    };

    private IEnumerable<(string Id, string Name, (string Word, string Raw) Kind, IReadOnlyList<string> Members)> Segments() =>
    [
        .. store.Tags.All.Select(tag => (tag.Key.ToString(CultureInfo.InvariantCulture), tag.Value.Name, ("STATIC", "tag"), Ids(record => record.Tags.Contains(tag.Key)))),
        .. store.Views.Select(view => (view.Id.ToString(CultureInfo.InvariantCulture), view.Name, ("DYNAMIC", "custom_view"), Ids(view.Shows))),
    ];

    private IReadOnlyList<string> Ids(Func<ZohoRecord, bool> isMember) => [.. store.Contacts.Where(isMember).Select(record => record.IdText)];
}
