using System.Text.Json;

namespace LeVieuxMoulin.Connectors.HubSpot;

/// <summary>Reads contacts: all and what changed by search, some by id.</summary>
internal sealed class HubSpotCustomers(HubSpotApi api, HubSpotPaths paths, HubSpotFields fields, TimeProvider time) : IFeed<Customer>, IFetch<Customer>
{
    private const int PageSize = 100;
    private const string Changed = "changed";

    private static readonly JsonRowShape Shape = new() { Rows = "results", Id = "id", ChangedAt = "updatedAt" };

    public FeedBases Bases => FeedBases.Snapshot | FeedBases.Changed;

    public FeedScope Scope => FeedScope.Account;

    public int MaxBatch => PageSize;

    public Customer Map(RawRecord raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        return JsonSerializer.Deserialize(raw.Content.Span, HubSpotJson.Default.HubSpotObject)!.ToCustomer(fields);
    }

    /// <remarks>
    /// A search never shows archived contacts: once there is a time to compare with, their list is read before it. What both miss is missing in a
    /// read of all, too, which is a search as well: the plain list gives the same contacts in other bytes, and each would count as changed.
    /// </remarks>
    public IAsyncEnumerable<Page> ReadAsync(FeedRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var archived = new FeedPart("archived", (cursor, token) => ArchivedAsync(cursor, request.Overlap, token));
        var changed = new FeedPart(Changed, SearchAsync);
        IReadOnlyList<FeedPart> parts = request.Basis == FeedBases.Changed && PartCursor.Read(request.After).Marks.ContainsKey(Changed) ? [archived, changed] : [changed];
        return PartReader.ReadAsync(request, parts, time, cancellationToken);
    }

    public async Task<RecordBatch> FetchAsync(IReadOnlyList<RecordHint> hints, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(hints);
        var body = new HubSpotBatchRead([.. hints.Select(hint => new HubSpotId(hint.Id))], fields.Read);
        var answer = await api.AskAsync($"{paths.Contacts}/batch/read", body, HubSpotJson.Default.HubSpotBatchRead, cancellationToken);
        var rows = JsonRows.Cut(answer, Shape);
        var removals = Merged(rows);
        var known = rows.Select(row => row.Id).Concat(removals.Select(removal => removal.Id)).ToHashSet(StringComparer.Ordinal);
        var failed = JsonSerializer.Deserialize(answer, HubSpotJson.Default.HubSpotBatchAnswer)!.Errors ?? [];

        // What another complaint is about stays unanswered, and the host asks again.
        var unclear = failed.Where(error => error.Category != "OBJECT_NOT_FOUND").ToList();
        if (unclear.Count == 0)
        {
            removals.AddRange(hints.Where(hint => !known.Contains(hint.Id)).Select(hint => new Removal(hint.Id, RemovalReason.Deleted)));
        }

        return new RecordBatch { Records = rows, Removals = removals };
    }

    private async Task<PartAnswer> SearchAsync(PartCursor cursor, CancellationToken cancellationToken)
    {
        var search = HubSpotSearch.Changed(HubSpotFields.ChangedAt, fields.Read, cursor);
        var answer = HubSpotSearch.Continue(HubSpotAnswer.Cut(await api.SearchAsync(paths.Contacts, search, cancellationToken), Shape));

        // What was merged before the first read never had a copy here.
        return cursor.Start is null ? answer : answer with { Removals = Merged(answer.Records) };
    }

    private async Task<PartAnswer> ArchivedAsync(PartCursor cursor, TimeSpan overlap, CancellationToken cancellationToken)
    {
        var answer = HubSpotAnswer.Cut(await api.GetAsync($"{paths.Contacts}?limit={PageSize}&archived=true&properties={HubSpotFields.ChangedAt}{After(cursor)}", cancellationToken), Shape);
        var since = cursor.Marks[Changed] - overlap;
        var removals = answer.Records
            .Select(row => JsonSerializer.Deserialize(row.Content.Span, HubSpotJson.Default.HubSpotObject)!)
            .Where(gone => gone.Archived && !((gone.ArchivedAt ?? gone.UpdatedAt) < since))
            .Select(gone => new Removal(gone.Id, RemovalReason.Archived, gone.ArchivedAt ?? gone.UpdatedAt))
            .ToList();
        return answer with { Records = [], Removals = removals };
    }

    private static string After(PartCursor cursor) => cursor.Token is { } after ? $"&after={Uri.EscapeDataString(after)}" : "";

    /// <summary>A merged contact names the ids it had: those are no more, and point at it.</summary>
    private static List<Removal> Merged(IReadOnlyList<RawRecord> rows)
    {
        var removals = new List<Removal>();
        foreach (var row in rows.Where(row => row.Content.Span.IndexOf("\"hs_merged_object_ids\":\""u8) >= 0))
        {
            var contact = JsonSerializer.Deserialize(row.Content.Span, HubSpotJson.Default.HubSpotObject)!;
            removals.AddRange(contact.FormerIds().Select(id => new Removal(id, RemovalReason.Merged, contact.UpdatedAt, contact.Id)));
        }

        return removals;
    }
}

/// <summary>Asks for objects by id.</summary>
internal sealed record HubSpotBatchRead(List<HubSpotId> Inputs, List<string> Properties, string? IdProperty = null);

/// <summary>An id.</summary>
internal sealed record HubSpotId(string Id);
