using System.Globalization;
using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Zoho;

/// <summary>Reads the records of one module.</summary>
/// <param name="api">The calls.</param>
/// <param name="name">Its API name.</param>
/// <param name="fields">What is read of each record; Zoho answers none that is not named, and takes fifty.</param>
internal sealed class ZohoModule(ZohoApi api, string name, IReadOnlyList<string> fields)
{
    /// <summary>The field of the last change, which every module has.</summary>
    public const string ChangedAt = "Modified_Time";

    private const int PageSize = 200;

    private static readonly JsonRowShape Gone = new() { Rows = "data", Id = "id", ChangedAt = "deleted_time" };

    public string Name => name;

    private JsonRowShape Shape => new() { Rows = "data", Id = "id", ChangedAt = ChangedAt, Form = name };

    private string Fields => Uri.EscapeDataString(string.Join(',', fields));

    /// <summary>Reads what changed, oldest change first. Page numbers end at 2,000 records, so pages go on by token from the first.</summary>
    public async Task<PartAnswer> ChangedAsync(PartCursor cursor, CancellationToken cancellationToken)
    {
        var path = $"{name}?fields={Fields}&per_page={PageSize}&sort_by={ChangedAt}&sort_order=asc{TokenOf(cursor)}";
        return ZohoAnswer.Cut(await api.GetAsync(path, cursor.Start, cancellationToken), Shape);
    }

    /// <summary>Reads what a view shows; a view has an order of its own.</summary>
    public async Task<PartAnswer> ShownAsync(string view, PartCursor cursor, CancellationToken cancellationToken) =>
        ZohoAnswer.Cut(await api.GetAsync($"{name}?fields={Fields}&per_page={PageSize}&cvid={Uri.EscapeDataString(view)}{TokenOf(cursor)}", cancellationToken), Shape);

    /// <summary>Reads which records were deleted since. Their list has no order that is promised and takes no time, so it is read whole.</summary>
    public async Task<PartAnswer> DeletedAsync(PartCursor cursor, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var page = int.Parse(cursor.Token ?? "1", CultureInfo.InvariantCulture);
        var answer = ZohoAnswer.CutPage(await api.GetAsync($"{name}/deleted?type=all&per_page={PageSize}&page={page}", cancellationToken), Gone, page);
        var removals = answer.Records
            .Where(row => !(row.ChangedAt < since))
            .Select(row => new Removal(row.Id, JsonSerializer.Deserialize(row.Content.Span, ZohoJson.Default.ZohoGone)!.Type == "permanent" ? RemovalReason.Deleted : RemovalReason.Archived, row.ChangedAt))
            .ToList();
        return answer with { Records = [], Removals = removals };
    }

    /// <summary>Reads some records by id; those that are not answered are unknown.</summary>
    public async Task<IReadOnlyList<RawRecord>> FetchAsync(IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        var answer = await api.GetAsync($"{name}?fields={Fields}&per_page={PageSize}&ids={Uri.EscapeDataString(string.Join(',', ids))}", cancellationToken);
        return ZohoAnswer.Cut(answer, Shape).Records;
    }

    private static string TokenOf(PartCursor cursor) => cursor.Token is { } token ? $"&page_token={Uri.EscapeDataString(token)}" : "";
}

/// <summary>A deleted record: in the recycle bin, or gone for good.</summary>
internal sealed record ZohoGone(string? Type = null);
