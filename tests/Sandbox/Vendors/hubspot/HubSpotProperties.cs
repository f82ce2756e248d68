using System.Globalization;
using System.Text.RegularExpressions;
using LeVieuxMoulin.Connectors.Sandbox.Crm;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.HubSpot;

/// <summary>The definitions of all types.</summary>
internal sealed partial class HubSpotProperties
{
    /// <summary>The types of records there are.</summary>
    public static readonly string[] Types = ["contacts", "notes", "meetings", "calls", "emails", "tasks", "communications", "deals", "orders"];

    private readonly Dictionary<string, List<HubSpotProperty>> all = new(StringComparer.Ordinal);

    /// <summary>Writes the definitions of the first day.</summary>
    public HubSpotProperties(long created)
    {
        foreach (var type in Types)
        {
            all[type] = [];
            Add(type, created, "hs_object_id", "number", isReadOnly: true);
            Add(type, created, type == "contacts" ? "createdate" : "hs_createdate", "datetime", isReadOnly: true);
            Add(type, created, type == "contacts" ? "lastmodifieddate" : "hs_lastmodifieddate", "datetime", isReadOnly: true);
        }

        foreach (var name in (string[])["email", "firstname", "lastname", "phone", "mobilephone", "company", "address", "city", "zip", "country", "hs_country_region_code", "hs_language", "salutation"])
        {
            Add("contacts", created, name, "string");
        }

        Add("contacts", created, "date_of_birth", "date");
        Add("contacts", created, "hs_email_optout", "bool");
        Add("contacts", created, "hs_merged_object_ids", "string", isReadOnly: true);
        Add("contacts", created, "hs_analytics_num_visits", "number", isReadOnly: true);
        Add("contacts", created, "hs_analytics_num_page_views", "number", isReadOnly: true);
        Add("contacts", created, "hs_analytics_last_visit_timestamp", "datetime", isReadOnly: true);
        Add("contacts", created, "lifecyclestage", "enumeration", options: ["subscriber", "lead", "opportunity", "customer", "evangelist", "other"]);
        all["contacts"].Add(new("external_customer_id", "External customer ID", "string", "text", "contactinformation", IsUnique: true, false, true, [], created));
        all["contacts"].Add(new("loyalty_member_id", "Loyalty member ID", "string", "text", "loyalty", IsUnique: true, false, true, [], created));
        all["contacts"].Add(new("loyalty_points", "Loyalty points", "number", "number", "loyalty", false, false, true, [], created));
        all["contacts"].Add(new("loyalty_tier", "Loyalty tier", "enumeration", "select", "loyalty", false, false, true, ["bronze", "silver", "gold"], created));
        all["contacts"].Add(new("loyalty_updated_at", "Loyalty updated at", "datetime", "date", "loyalty", false, false, true, [], created));
        foreach (var (type, body) in (ReadOnlySpan<(string, string)>)[("notes", "hs_note_body"), ("meetings", "hs_meeting_body"), ("calls", "hs_call_body"), ("emails", "hs_email_text"), ("tasks", "hs_task_body"), ("communications", "hs_communication_body")])
        {
            Add(type, created, "hs_timestamp", "datetime");
            Add(type, created, body, "string");
        }

        Add("meetings", created, "hs_meeting_title", "string");
        Add("meetings", created, "hs_meeting_outcome", "enumeration", options: ["SCHEDULED", "COMPLETED", "NO_SHOW", "CANCELED"]);
        Add("calls", created, "hs_call_title", "string");
        Add("calls", created, "hs_call_direction", "enumeration", options: ["INBOUND", "OUTBOUND"]);
        Add("emails", created, "hs_email_subject", "string");
        Add("tasks", created, "hs_task_subject", "string");
        Add("communications", created, "hs_communication_channel_type", "enumeration", options: ["SMS", "WHATS_APP", "LINKEDIN_MESSAGE"]);
        foreach (var name in (string[])["dealname", "dealstage", "pipeline", "amount", "closedate"])
        {
            Add("deals", created, name, "string");
        }
    }

    /// <summary>Gets the groups of contact properties.</summary>
    public List<(string Name, string Label)> Groups { get; } = [("contactinformation", "Contact information"), ("loyalty", "Loyalty")];

    /// <summary>Gets the names that the account wants to be set when a contact is made.</summary>
    public HashSet<string> Required { get; } = new(StringComparer.Ordinal);

    /// <summary>Gives the definitions of a type, or refuses.</summary>
    public List<HubSpotProperty> Of(string type) => all.GetValueOrDefault(type) ?? throw HubSpotException.Invalid($"Unable to infer object type from: {type}");

    /// <summary>Finds a definition.</summary>
    public HubSpotProperty? Find(string type, string name) => Of(type).Find(property => property.Name == name);

    /// <summary>Names the type by its name, singular or id; or refuses.</summary>
    public static string TypeOf(string given) => given.ToLowerInvariant() switch
    {
        "0-1" or "contact" => "contacts",
        "0-46" or "note" => "notes",
        "0-47" or "meeting" => "meetings",
        "0-48" or "call" => "calls",
        "0-49" or "email" => "emails",
        "0-27" or "task" => "tasks",
        "0-18" or "communication" => "communications",
        "0-3" or "deal" => "deals",
        "order" => "orders",
        var name when Types.Contains(name, StringComparer.Ordinal) => name,
        _ => throw HubSpotException.Invalid($"Unable to infer object type from: {given}"),
    };

    /// <summary>Checks a value; answers code and words of what is wrong with it, or null.</summary>
    public (string Code, string Message)? Check(string type, string name, string value)
    {
        if (Find(type, name) is not { } property)
        {
            return ("PROPERTY_DOESNT_EXIST", $"Property \"{name}\" does not exist");
        }

        if (property.IsReadOnly)
        {
            return ("READ_ONLY_VALUE", $"\"{name}\" is a read only property; its value cannot be set.");
        }

        return value.Length == 0 ? null : property.Kind switch
        {
            "number" when !decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _) => ("INVALID_INTEGER", $"{value} was not a valid number."),
            "enumeration" when value.TrimStart(';').Split(';').FirstOrDefault(part => !property.Options.Contains(part, StringComparer.Ordinal)) is { } odd => ("INVALID_OPTION", $"{odd} was not one of the allowed options: [{string.Join(", ", property.Options)}]"),
            "bool" when value is not ("true" or "false") => ("INVALID_OPTION", $"{value} was not one of the allowed options: [true, false]"),
            "datetime" when VendorTime.Read(value) is null => ("INVALID_DATE", $"{value} was not a valid date."),
            "date" when VendorTime.Read(value) is not { } at || at % 86_400_000 != 0 => ("INVALID_DATE", $"{value} is not at midnight UTC."),
            "string" when name == "email" && !Address().IsMatch(value) => ("INVALID_EMAIL", $"Email address {value} is invalid"),
            _ => null,
        };
    }

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+\.[^@\s]+$")]
    private static partial Regex Address();

    private void Add(string type, long created, string name, string kind, bool isReadOnly = false, IReadOnlyList<string>? options = null) =>
        all[type].Add(new(name, name, kind, kind switch { "enumeration" => "select", "number" => "number", "bool" => "booleancheckbox", "date" or "datetime" => "date", _ => "text" }, type + "information", false, isReadOnly, false, options ?? [], created));
}
