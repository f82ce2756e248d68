using System.Text.Json;

namespace LeVieuxMoulin.Connectors.HubSpot;

/// <summary>Reads engagements (notes, calls, meetings) as activities, with the contacts they belong to.</summary>
/// <remarks>A search does not tell associations: they are read for each page, and joined to its rows.</remarks>
internal sealed class HubSpotActivities(HubSpotApi api, HubSpotPaths paths, HubSpotOptions options, TimeProvider time) : IFeed<Activity>, IFetch<Activity>
{
    private const string ChangedAt = "hs_lastmodifieddate";

    public int MaxBatch => 100;

    public FeedBases Bases => FeedBases.Changed;

    public FeedScope Scope => FeedScope.Account;

    public Activity Map(RawRecord raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        return JsonSerializer.Deserialize(raw.Content.Span, HubSpotJson.Default.HubSpotEngagement)!.ToActivity(raw.Form, raw.Id);
    }

    public IAsyncEnumerable<Page> ReadAsync(FeedRequest request, CancellationToken cancellationToken) =>
        PartReader.ReadAsync(request, [.. options.Activities.Select(type => new FeedPart(type, (cursor, token) => SearchAsync(type, cursor, token)))], time, cancellationToken);

    /// <remarks>A hint does not say what kind of engagement it is, and one id is used once for all of them: each kind is asked for what is still missing.</remarks>
    public async Task<RecordBatch> FetchAsync(IReadOnlyList<RecordHint> hints, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(hints);
        var missing = hints.Select(hint => hint.Id).ToHashSet(StringComparer.Ordinal);
        var rows = new List<RawRecord>();
        foreach (var type in options.Activities.TakeWhile(_ => missing.Count > 0))
        {
            var body = new HubSpotBatchRead([.. missing.Select(id => new HubSpotId(id))], [.. HubSpotEngagement.PropertiesOf(type), ChangedAt]);
            var answer = await api.AskAsync($"{paths.Objects(type)}/batch/read", body, HubSpotJson.Default.HubSpotBatchRead, cancellationToken);
            var found = await WithContactsAsync(type, JsonRows.Cut(answer, Shape(type)), cancellationToken);
            rows.AddRange(found);
            missing.ExceptWith(found.Select(row => row.Id));
        }

        return new RecordBatch { Records = rows, Removals = missing.Select(id => new Removal(id, RemovalReason.Deleted)).ToList() };
    }

    private static JsonRowShape Shape(string type) => new() { Rows = "results", Id = "id", ChangedAt = "updatedAt", Form = type };

    private async Task<PartAnswer> SearchAsync(string type, PartCursor cursor, CancellationToken cancellationToken)
    {
        var search = HubSpotSearch.Changed(ChangedAt, [.. HubSpotEngagement.PropertiesOf(type), ChangedAt], cursor);
        var answer = await api.SearchAsync(paths.Objects(type), search, cancellationToken);
        var cut = HubSpotSearch.Continue(HubSpotAnswer.Cut(answer, Shape(type)));
        return cut with { Records = await WithContactsAsync(type, cut.Records, cancellationToken) };
    }

    private async Task<IReadOnlyList<RawRecord>> WithContactsAsync(string type, IReadOnlyList<RawRecord> rows, CancellationToken cancellationToken)
    {
        var contacts = await ContactsAsync(type, [.. rows.Where(row => row.Id.Length > 0).Select(row => row.Id)], cancellationToken);
        return rows.Select(row => Join(row, contacts.GetValueOrDefault(row.Id) ?? [])).ToList();
    }

    private async Task<Dictionary<string, List<string>>> ContactsAsync(string type, List<string> ids, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        if (ids.Count == 0)
        {
            return found;
        }

        var body = new HubSpotIds(ids.ConvertAll(id => new HubSpotId(id)));
        var answer = JsonSerializer.Deserialize(await api.AskAsync(paths.Associations(type, "contacts"), body, HubSpotJson.Default.HubSpotIds, cancellationToken), HubSpotJson.Default.HubSpotAssociations)!;
        foreach (var result in answer.Results ?? [])
        {
            found[result.From.Id] = (result.To ?? []).Select(link => link.Id).Distinct().ToList();
        }

        return found;
    }

    /// <summary>Writes the contacts into the row, after the vendor's own fields.</summary>
    private static RawRecord Join(RawRecord row, List<string> contacts)
    {
        if (row.Content.Span is not [(byte)'{', .., (byte)'}'])
        {
            return row;
        }

        using var buffer = new MemoryStream(row.Content.Length + 64);
        buffer.Write(row.Content.Span[..^1]);
        buffer.Write(",\"contactIds\":"u8);
        buffer.Write(JsonSerializer.SerializeToUtf8Bytes(contacts, HubSpotJson.Default.ListString));
        buffer.Write("}"u8);
        return row with { Content = buffer.ToArray() };
    }
}

/// <summary>Names objects.</summary>
internal sealed record HubSpotIds(List<HubSpotId> Inputs);

/// <summary>What is associated with what was asked for.</summary>
internal sealed record HubSpotAssociations(List<HubSpotAssociation>? Results = null);

/// <summary>One object and those it belongs to.</summary>
internal sealed record HubSpotAssociation(HubSpotId From, List<HubSpotLink>? To = null);

/// <summary>One of those. The documentation has a number here, the specification a text.</summary>
internal sealed record HubSpotLink(JsonElement ToObjectId)
{
    public string Id => ToObjectId.ValueKind == JsonValueKind.String ? ToObjectId.GetString()! : ToObjectId.GetRawText();
}
