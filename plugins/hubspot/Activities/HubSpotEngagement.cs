namespace LeVieuxMoulin.Connectors.HubSpot;

/// <summary>One engagement with the contacts joined to it.</summary>
internal sealed record HubSpotEngagement(string Id, Dictionary<string, string?> Properties, DateTimeOffset? CreatedAt = null, List<string>? ContactIds = null)
{
    private const string Time = "hs_timestamp";

    /// <summary>Gets the properties that a kind of engagement is read by, its text first.</summary>
    public static List<string> PropertiesOf(string type) => type switch
    {
        "notes" => ["hs_note_body", Time],
        "calls" => ["hs_call_body", "hs_call_title", Time],
        "meetings" => ["hs_meeting_body", "hs_meeting_title", Time],
        "emails" => ["hs_email_text", "hs_email_subject", Time],
        "tasks" => ["hs_task_body", "hs_task_subject", Time],
        "communications" => ["hs_communication_body", Time],
        _ => [Time],
    };

    private static ActivityKind KindOf(string type) => type switch
    {
        "notes" => ActivityKind.Note,
        "tasks" => ActivityKind.Other,
        _ => ActivityKind.Contact,
    };

    public Activity ToActivity(string type, string id)
    {
        var text = PropertiesOf(type).Where(name => name != Time).Select(name => HubSpotText.NullIfEmpty(Properties.GetValueOrDefault(name))).FirstOrDefault(value => value is not null);
        var note = type == "notes" ? HubSpotNote.Read(text) : null;
        return new Activity
        {
            Id = id,
            CustomerIds = ContactIds ?? [],
            Kind = note is null ? new Open<ActivityKind>(KindOf(type), type) : new Open<ActivityKind>(note.Kind, type),
            At = HubSpotText.Instant(Properties.GetValueOrDefault(Time)) ?? CreatedAt ?? throw new System.Text.Json.JsonException("The engagement has no hs_timestamp."),
            Text = note is null ? text : note.Text,
            Amount = note?.Amount,
            Aliases = note is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["reference"] = note.Reference },
        };
    }
}
