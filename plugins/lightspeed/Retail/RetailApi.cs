using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Lightspeed;

/// <summary>The calls of R-Series V3, below the account's path.</summary>
internal sealed class RetailApi(LightspeedApi api, RetailAccount account, LightspeedOptions options)
{
    /// <summary>Gets the one shop that is read; null: all.</summary>
    public string? ShopId => options.ShopId;

    public async Task<RetailAnswer> ListAsync(RetailList list, string query, CancellationToken cancellationToken) =>
        await PageAsync(list, $"{await RootAsync(cancellationToken)}{list.Resource}.json?{query}", cancellationToken);

    /// <summary>Reads the page at an address that the vendor gave.</summary>
    public async Task<RetailAnswer> PageAsync(RetailList list, string address, CancellationToken cancellationToken)
    {
        var answer = await api.GetAsync(address, cancellationToken);
        var rows = JsonRows.Cut(answer, list.Shape);
        var envelope = JsonSerializer.Deserialize(Around(answer, rows), RetailJson.Default.RetailEnvelope)!;
        return new RetailAnswer(Stamped(list, rows), Below(envelope.Attributes?.Next));
    }

    /// <summary>Reads one row.</summary>
    public async Task<RawRecord> OneAsync(RetailList list, string id, CancellationToken cancellationToken)
    {
        var relations = list.Relations.Count == 0 ? "" : $"?load_relations={Uri.EscapeDataString($"[{string.Join(',', list.Relations.Select(name => $"\"{name}\""))}]")}";
        return One(list, await api.GetAsync($"{await RootAsync(cancellationToken)}{list.Resource}/{Uri.EscapeDataString(id)}.json{relations}", cancellationToken));
    }

    public async Task<RawRecord> MakeAsync(RetailList list, JsonObject body, CancellationToken cancellationToken) =>
        One(list, await api.SendOnceAsync(HttpMethod.Post, $"{await RootAsync(cancellationToken)}{list.Resource}.json", body, cancellationToken));

    /// <summary>Sends a change that states an end.</summary>
    public async Task ChangeAsync(RetailList list, string id, JsonObject body, CancellationToken cancellationToken) =>
        await api.StateAsync(HttpMethod.Put, $"{await RootAsync(cancellationToken)}{list.Resource}/{Uri.EscapeDataString(id)}.json", body, cancellationToken);

    /// <summary>Sends a change that must not be sent again blindly.</summary>
    public async Task ChangeOnceAsync(RetailList list, string id, JsonObject body, CancellationToken cancellationToken) =>
        await api.SendOnceAsync(HttpMethod.Put, $"{await RootAsync(cancellationToken)}{list.Resource}/{Uri.EscapeDataString(id)}.json", body, cancellationToken);

    public async Task ArchiveAsync(RetailList list, string id, CancellationToken cancellationToken) =>
        await api.StateAsync(HttpMethod.Delete, $"{await RootAsync(cancellationToken)}{list.Resource}/{Uri.EscapeDataString(id)}.json", null, cancellationToken);

    /// <summary>Reads a report of one day; its rows are named otherwise than the report.</summary>
    public async Task<IReadOnlyList<RetailDayRow>> ReportAsync(string report, DateOnly day, string locationId, CancellationToken cancellationToken)
    {
        var text = LightspeedText.Of(day);
        var rows = new List<RetailDayRow>();
        for (string? address = $"{await RootAsync(cancellationToken)}Reports/Accounting/{report}.json?startDate={text}&endDate={text}"; address is not null;)
        {
            var answer = await api.GetAsync(address, cancellationToken);
            foreach (var raw in JsonRows.Cut(answer, new JsonRowShape { Rows = RowsOf(answer), Id = "date", MayBeAbsent = true }))
            {
                var row = JsonSerializer.Deserialize(raw.Content.Span, RetailJson.Default.RetailDayRow)!;
                if (row.ShopId == locationId)
                {
                    rows.Add(row);
                }
            }

            var next = Below(JsonSerializer.Deserialize(answer, RetailJson.Default.RetailEnvelope)!.Attributes?.Next);
            address = next != address ? next : throw LightspeedRefusal.Unexpected("Lightspeed answers the same page again and again.");
        }

        return rows;
    }

    private async Task<string> RootAsync(CancellationToken cancellationToken) => $"{RetailAccount.Root}/{Uri.EscapeDataString(await account.IdAsync(cancellationToken))}/";

    private static RawRecord One(RetailList list, byte[] answer) => Stamped(list, JsonRows.Cut(answer, list.Shape with { MayBeAbsent = false }))[0];

    /// <summary>What stands before the first row and after the last is the answer without rows.</summary>
    private static ReadOnlySpan<byte> Around(byte[] answer, IReadOnlyList<RawRecord> rows)
    {
        if (rows.Count == 0
            || !MemoryMarshal.TryGetArray(rows[0].Content, out var first)
            || !MemoryMarshal.TryGetArray(rows[^1].Content, out var last))
        {
            return answer;
        }

        // One row is a bare object, whose name would be left without a value.
        return (byte[])[.. answer.AsSpan(0, first.Offset), .. rows.Count == 1 ? "null"u8 : [], .. answer.AsSpan(last.Offset + last.Count)];
    }

    /// <summary>Finds the time of change of rows that spell its name otherwise.</summary>
    private static IReadOnlyList<RawRecord> Stamped(RetailList list, IReadOnlyList<RawRecord> rows)
    {
        if (list.ChangeField is null || rows.All(row => row.ChangedAt is not null))
        {
            return rows;
        }

        return rows.Select(row => row.ChangedAt is not null ? row : row with { ChangedAt = JsonSerializer.Deserialize(row.Content.Span, RetailJson.Default.RetailHead)!.ChangedAt }).ToList();
    }

    /// <summary>Takes the base address off, so that a stored cursor outlives a change of it; an empty text ends the list.</summary>
    private string? Below(string? next)
    {
        if (string.IsNullOrEmpty(next))
        {
            return null;
        }

        var root = api.BaseAddress?.AbsoluteUri;
        return root is not null && next.StartsWith(root, StringComparison.OrdinalIgnoreCase) ? next[root.Length..] : next;
    }

    private static string RowsOf(byte[] answer)
    {
        using var whole = JsonDocument.Parse(answer);
        foreach (var property in whole.RootElement.EnumerateObject())
        {
            if (property.Name != "@attributes" && property.Value.ValueKind is JsonValueKind.Array or JsonValueKind.Object)
            {
                return property.Name;
            }
        }

        return "Rows";
    }
}

/// <summary>One page: its rows and the address of the next.</summary>
internal sealed record RetailAnswer(IReadOnlyList<RawRecord> Rows, string? Next);

/// <summary>What stands around the rows.</summary>
internal sealed record RetailEnvelope([property: System.Text.Json.Serialization.JsonPropertyName("@attributes")] RetailAttributes? Attributes = null);

/// <summary>The page's attributes.</summary>
internal sealed record RetailAttributes(string? Next = null);

/// <summary>The time of change under either of its names.</summary>
internal sealed record RetailHead(DateTimeOffset? UpdateTime = null, DateTimeOffset? TimeStamp = null)
{
    public DateTimeOffset? ChangedAt => UpdateTime ?? TimeStamp;
}
