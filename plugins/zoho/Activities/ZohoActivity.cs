namespace LeVieuxMoulin.Connectors.Zoho;

/// <summary>Reads one activity.</summary>
internal static class ZohoActivity
{
    public const string Notes = "Notes";

    public static IReadOnlyList<string> FieldsOf(string module) => module switch
    {
        Notes => ["Note_Title", "Note_Content", "Parent_Id", "Created_Time", ZohoModule.ChangedAt],
        "Events" => ["Event_Title", "Description", "Start_DateTime", "Who_Id", "Created_Time", ZohoModule.ChangedAt],
        "Calls" => ["Subject", "Description", "Call_Start_Time", "Who_Id", "Created_Time", ZohoModule.ChangedAt],
        _ => ["Subject", "Description", "Who_Id", "Created_Time", ZohoModule.ChangedAt],
    };

    public static Activity Read(ZohoRecord record, string module)
    {
        var changedAt = record.ChangedAt;
        var note = module == Notes ? ZohoNote.Read(record.Get("Note_Title")) : null;
        return new Activity
        {
            Id = record.Id,
            CustomerIds = ContactOf(record, module) is { } contact ? new List<string> { contact } : [],
            Kind = new Open<ActivityKind>(note?.Kind ?? KindOf(module), module),
            At = note?.At ?? ZohoText.Instant(record.Get("Start_DateTime") ?? record.Get("Call_Start_Time") ?? record.Get("Created_Time")) ?? changedAt,
            Text = record.Get("Note_Content") ?? record.Get("Description") ?? (note is null ? record.Get("Note_Title") ?? record.Get("Event_Title") ?? record.Get("Subject") : null),
            Amount = note?.Amount,
            Aliases = note is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["reference"] = note.Reference },
        };
    }

    private static ActivityKind KindOf(string module) => module switch
    {
        Notes => ActivityKind.Note,
        "Events" or "Calls" => ActivityKind.Contact,
        _ => ActivityKind.Other,
    };

    /// <summary>A note may belong to any module; only a contact's is a customer's.</summary>
    private static string? ContactOf(ZohoRecord record, string module)
    {
        var link = record.Linked(module == Notes ? "Parent_Id" : "Who_Id");
        return link?.Linked("module")?.Get("api_name") is null or ZohoFields.Module ? link?.Get("id") : null;
    }
}
