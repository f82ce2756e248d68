using System.Text.Json;

namespace LeVieuxMoulin.Connectors.HubSpot;

/// <summary>Records an activity as a note on the contact.</summary>
internal sealed class HubSpotActivityWriter(HubSpotApi api, HubSpotPaths paths) : IWrite<RecordActivity>, IFind<RecordActivity>
{
    /// <summary>HubSpot's number of the association from a note to its contact.</summary>
    private const int NoteToContact = 202;

    private const int BatchSize = 100;

    public RepeatSafety Repeat => RepeatSafety.Find;

    public TimeSpan SettleTime => TimeSpan.FromSeconds(30);

    public async Task<WriteResult> WriteAsync(RecordActivity command, WriteContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var properties = new Dictionary<string, string>
        {
            ["hs_timestamp"] = HubSpotText.Of(command.At),
            ["hs_note_body"] = new HubSpotNote(command.Reference, command.Kind, command.Text, command.Amount).Write(),
        };
        var note = new HubSpotNewNote(properties, [new HubSpotNewLink(new HubSpotId(command.CustomerId), [new HubSpotLinkType(NoteToContact)])]);
        var answer = await api.CreateAsync(paths.Objects("notes"), note, HubSpotJson.Default.HubSpotNewNote, cancellationToken);
        return new WriteResult { RecordId = JsonSerializer.Deserialize(answer, HubSpotJson.Default.HubSpotId)!.Id };
    }

    /// <summary>Looks through the contact's own notes for our key: associations do not lag as searches do.</summary>
    public async Task<FindResult> FindAsync(RecordActivity command, WriteContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var body = new HubSpotIds([new HubSpotId(command.CustomerId)]);
        var linked = JsonSerializer.Deserialize(await api.AskAsync(paths.Associations("contacts", "notes"), body, HubSpotJson.Default.HubSpotIds, cancellationToken), HubSpotJson.Default.HubSpotAssociations)!;
        var notes = (linked.Results ?? []).SelectMany(result => result.To ?? []).Select(link => new HubSpotId(link.Id)).Distinct();
        foreach (var some in notes.Chunk(BatchSize))
        {
            var read = new HubSpotBatchRead([.. some], ["hs_note_body"]);
            var answer = JsonSerializer.Deserialize(await api.AskAsync($"{paths.Objects("notes")}/batch/read", read, HubSpotJson.Default.HubSpotBatchRead, cancellationToken), HubSpotJson.Default.HubSpotBatchAnswer)!;
            if (answer.Results?.Find(note => HubSpotNote.Read(note.Get("hs_note_body"))?.Reference == command.Reference) is { } found)
            {
                return new FindResult(FindVerdict.Done, found.Id);
            }
        }

        return new FindResult(FindVerdict.NotDone);
    }
}

/// <summary>A note to be made, with what it belongs to.</summary>
internal sealed record HubSpotNewNote(Dictionary<string, string> Properties, List<HubSpotNewLink> Associations);

/// <summary>An association to be made.</summary>
internal sealed record HubSpotNewLink(HubSpotId To, List<HubSpotLinkType> Types);

/// <summary>Its type.</summary>
internal sealed record HubSpotLinkType(int AssociationTypeId)
{
    public string AssociationCategory { get; } = "HUBSPOT_DEFINED";
}
