namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Zoho;

/// <summary>The modules of the first day with their fields.</summary>
internal static class ZohoModules
{
    private static readonly string[] Common = ["Owner:ownerlookup:r", "Created_By:ownerlookup:r", "Modified_By:ownerlookup:r", "Created_Time:datetime:r", "Modified_Time:datetime:r", "Description:textarea"];

    private static readonly (string Name, string NameField, string? Link, string[] Fields)[] All =
    [
        ("Contacts", "Full_Name", null,
        [
            "id:bigint:r", "Full_Name:text:r", "Salutation:picklist", "First_Name:text", "Last_Name:text:m", "Email:email", "Phone:phone", "Mobile:phone", "Date_of_Birth:date", "Mailing_Street:text",
            "Mailing_Zip:text", "Mailing_City:text", "Mailing_Country:text", "Account_Name:lookup", "Email_Opt_Out:boolean", "Lead_Source:picklist", "Tag:text:r", "Last_Activity_Time:datetime:r",
            "First_Visited_Time:datetime:r", "Last_Visited_Time:datetime:r", "Days_Visited:integer:r", "Visitor_Score:integer:r", "Interests:multiselectpicklist",
            "External_Customer_ID:text:cu", "Loyalty_Member_ID:text:cu", "Loyalty_Points:integer:c", "Loyalty_Tier:picklist:c", "Loyalty_Updated_At:datetime:c",
        ]),
        ("Notes", "Note_Title", "Parent_Id", ["id:bigint:r", "Note_Title:text", "Note_Content:textarea", "Parent_Id:lookup:m"]),
        ("Events", "Event_Title", "Who_Id", ["id:bigint:r", "Event_Title:text:m", "Start_DateTime:datetime:m", "End_DateTime:datetime:m", "Who_Id:lookup", "Venue:text"]),
        ("Calls", "Subject", "Who_Id", ["id:bigint:r", "Subject:text", "Call_Type:picklist:m", "Call_Start_Time:datetime:m", "Call_Duration:text", "Who_Id:lookup"]),
        ("Tasks", "Subject", "Who_Id", ["id:bigint:r", "Subject:text:m", "Status:picklist", "Due_Date:date", "Who_Id:lookup"]),
        ("Campaigns", "Campaign_Name", null, ["id:bigint:r", "Campaign_Name:text:m", "Status:picklist", "Type:picklist", "Start_Date:date", "End_Date:date"]),
        ("Deals", "Deal_Name", "Contact_Name", ["id:bigint:r", "Deal_Name:text:m", "Stage:picklist:m", "Amount:currency", "Closing_Date:date", "Contact_Name:lookup"]),
    ];

    /// <summary>Makes them.</summary>
    public static Dictionary<string, ZohoModule> Make()
    {
        var modules = new Dictionary<string, ZohoModule>(StringComparer.Ordinal);
        var id = 4150868000000002000;
        foreach (var (name, nameField, link, fields) in All)
        {
            modules[name] = new ZohoModule
            {
                Name = name,
                Id = id += 100,
                NameField = nameField,
                Link = link,
                Fields = [.. fields.Concat(Common).Select(text =>
                {
                    var parts = text.Split(':');
                    var flags = parts.Length > 2 ? parts[2] : "";
                    return new ZohoField(id += 20, parts[0], parts[0].Replace('_', ' '), parts[1], flags.Contains('c', StringComparison.Ordinal), flags.Contains('u', StringComparison.Ordinal), flags.Contains('m', StringComparison.Ordinal), flags.Contains('r', StringComparison.Ordinal), Choices(parts[0]));
                })],
            };
        }

        return modules;
    }

    private static string[] Choices(string name) => name switch
    {
        "Loyalty_Tier" => ["Bronze", "Silver", "Gold"],
        "Lead_Source" => ["Web", "Restaurant", "Advertisement"],
        "Salutation" => ["Mme", "M."],
        "Status" => ["Planning", "Active", "Complete", "Not Started", "In Progress", "Completed"],
        "Call_Type" => ["Inbound", "Outbound", "Missed"],
        "Type" => ["Email", "Event"],
        "Stage" => ["Qualification", "Closed Won", "Closed Lost"],
        "Interests" => ["Wine", "Music", "Brunch"],
        _ => [],
    };
}
