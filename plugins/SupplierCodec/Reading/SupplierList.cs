using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>Walks one of the supplier's lists, page by page.</summary>
internal sealed class SupplierList(SupplierApi api, SupplierAccount account, TimeProvider time)
{
    private const int PageSize = 500;

    /// <summary>Gets the operation, which names the configured path.</summary>
    public required string Operation { get; init; }

    /// <summary>Gets the contract's path.</summary>
    public required string Path { get; init; }

    /// <summary>Gets the parameter that asks for changes.</summary>
    public required string SinceParameter { get; init; }

    /// <summary>Gets the field that holds the id.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the field that moves the watermark where a row has no <c>updatedAt</c>.</summary>
    public string? Stamp { get; init; }

    /// <summary>Reads to the end of the list.</summary>
    public async IAsyncEnumerable<Page> ReadAsync(FeedRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var isSnapshot = request.Basis == FeedBases.Snapshot;
        var cursor = SupplierCursor.Read(request.After);
        if (cursor.Page is not null && cursor.IsSnapshot != isSnapshot)
        {
            cursor = cursor with { Page = null, Seen = null };
        }

        do
        {
            var answer = await AskAsync(cursor, request, isSnapshot, cancellationToken);
            if (answer is null)
            {
                // The supplier forgot the token: the walk begins again at the watermark.
                cursor = cursor with { Page = null, Seen = null };
                answer = await AskAsync(cursor, request, isSnapshot, cancellationToken)
                    ?? throw new ConnectorException(new Fault(FaultKind.CursorLost, $"{account.Supplier} refused the first page of {Path} as a lost cursor."));
            }

            var page = Cut(answer, cursor, isSnapshot, out var next);
            if (next.Page is not null && next.Page == cursor.Page)
            {
                throw new ConnectorException(new Fault(FaultKind.UnexpectedContent, $"{account.Supplier} gives the same nextCursor of {Path} again and again."));
            }

            cursor = next;
            yield return page;
        }
        while (cursor.Page is not null);
    }

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null || other > one ? other : one;

    private async Task<byte[]?> AskAsync(SupplierCursor cursor, FeedRequest request, bool isSnapshot, CancellationToken cancellationToken)
    {
        try
        {
            return await api.SendAsync(new HttpRequestMessage(HttpMethod.Get, Query(cursor, request, isSnapshot)), cancellationToken);
        }
        catch (ConnectorException e) when (e.Fault.Kind == FaultKind.CursorLost && cursor.Page is not null)
        {
            return null;
        }
    }

    private string Query(SupplierCursor cursor, FeedRequest request, bool isSnapshot)
    {
        var since = isSnapshot ? null : cursor.Since - request.Overlap ?? request.From;
        var query = $"{api.Path(Operation, Path)}?limit={PageSize.ToString(CultureInfo.InvariantCulture)}&customerNumber={Uri.EscapeDataString(account.CustomerNumber)}";
        query += account.Options.SiteId is { } site ? $"&siteId={Uri.EscapeDataString(site)}" : "";
        query += since is { } instant ? $"&{SinceParameter}={Uri.EscapeDataString(instant.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture))}" : "";
        query += cursor.Page is { } token ? $"&cursor={Uri.EscapeDataString(token)}" : "";
        return query;
    }

    private Page Cut(byte[] answer, SupplierCursor cursor, bool isSnapshot, out SupplierCursor next)
    {
        var shape = new JsonRowShape { Rows = "items", Id = Id, ChangedAt = "updatedAt" };
        var rows = JsonRows.Cut(answer, shape);
        var stamps = Stamp is null || rows.All(row => row.ChangedAt is not null) ? rows : JsonRows.Cut(answer, shape with { ChangedAt = Stamp });
        var newest = rows.Concat(stamps).Max(row => row.ChangedAt)?.ToUniversalTime();
        var now = time.GetUtcNow();

        // A row dated ahead of the clock must not carry the watermark past what is still to come.
        var seen = Later(cursor.Seen, newest > now ? now : newest);
        var token = JsonSerializer.Deserialize(answer, SupplierJson.Default.PageEndWire)?.NextCursor;
        next = string.IsNullOrEmpty(token)
            ? new SupplierCursor { Since = Later(cursor.Since, seen) }
            : cursor with { Page = token, Seen = seen, IsSnapshot = isSnapshot };
        return new Page { Records = rows, Next = next.Write() };
    }
}
