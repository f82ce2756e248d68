using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Zoho;

/// <summary>Records an activity as a note on the contact.</summary>
internal sealed class ZohoActivityWriter(ZohoApi api) : IWrite<RecordActivity>, IFind<RecordActivity>
{
    private static readonly JsonRowShape Notes = new() { Rows = "data", Id = "id" };

    public RepeatSafety Repeat => RepeatSafety.Find;

    public TimeSpan SettleTime => TimeSpan.FromSeconds(30);

    public async Task<WriteResult> WriteAsync(RecordActivity command, WriteContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var title = new ZohoNote(command.Reference, command.Kind, command.At, command.Amount).Write();
        var note = new JsonObject
        {
            ["Note_Title"] = title,
            ["Note_Content"] = command.Text ?? title,
            ["Parent_Id"] = new JsonObject { ["module"] = new JsonObject { ["api_name"] = ZohoFields.Module }, ["id"] = command.CustomerId },
        };
        return ZohoWrites.Entries(await api.CreateAsync(ZohoActivity.Notes, ZohoWrites.Body([note]), cancellationToken), 1)[0].ToResult("POST Notes");
    }

    /// <summary>Looks through the contact's own notes for our key.</summary>
    public async Task<FindResult> FindAsync(RecordActivity command, WriteContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var path = $"{ZohoFields.Module}/{Uri.EscapeDataString(command.CustomerId)}/{ZohoActivity.Notes}?fields=Note_Title&per_page=200";
        string? token = null;
        do
        {
            var answer = ZohoAnswer.Cut(await api.GetAsync(token is null ? path : $"{path}&page_token={Uri.EscapeDataString(token)}", cancellationToken), Notes);
            if (answer.Records.FirstOrDefault(row => ZohoNote.Read(ZohoRecord.Read(row).Get("Note_Title"))?.Reference == command.Reference) is { } found)
            {
                return new FindResult(FindVerdict.Done, found.Id);
            }

            token = answer.Token;
        }
        while (token is not null);
        return new FindResult(FindVerdict.NotDone);
    }
}
