using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Conformance;

/// <content>Rows that come otherwise than agreed.</content>
public abstract partial class ConnectorConformance<TConnector>
{
    private const string NewField = "conformanceField";

    [Fact]
    public async Task A_field_that_nobody_knows_is_kept_with_the_row_and_changes_nothing_else()
    {
        await using var known = await OpenAsync();
        await SyncAllAsync(known);
        foreach (var (stream, raw) in await FirstRowsAsync(known))
        {
            if (RowText.Json(raw) is not { } row)
            {
                continue;
            }

            row[NewField] = new JsonObject { ["kept"] = true };
            await using var bed = await OpenAsync();
            if (!await SyncWithAsync(bed, stream, RowText.Of(raw), row.ToJsonString()))
            {
                continue;
            }

            (await bed.RowsAsync(stream, Token)).Where(stored => stored.Id == raw.Id).ShouldContain(stored => RowText.Of(stored).Contains(NewField, StringComparison.Ordinal));
            ShouldBeSame(stream, await bed.CopyAsync(stream, Token), await known.CopyAsync(stream, Token));
            return;
        }

        Assert.Skip("No row of this vendor stands in its answers as one piece, so none can be changed on its way.");
    }

    [Fact]
    public async Task A_row_without_a_required_field_is_set_aside_with_the_reason_and_the_others_are_stored()
    {
        await using var known = await OpenAsync();
        await SyncAllAsync(known);
        var required = 0;
        foreach (var (stream, raw) in await FirstRowsAsync(known))
        {
            if (RequiredOf(known, stream, raw) is not { } field)
            {
                continue;
            }

            required++;
            var row = RowText.Json(raw)!;
            row.Remove(field);
            await using var bed = await OpenAsync();
            if (!await SyncWithAsync(bed, stream, RowText.Of(raw), row.ToJsonString()))
            {
                continue;
            }

            var aside = (await bed.AsideAsync(stream, Token)).ShouldHaveSingleItem($"{stream}: without {field}");
            aside.RecordId.ShouldBe(raw.Id);
            aside.Reason.ShouldNotBeNullOrWhiteSpace();
            $"{aside.Path} {aside.Reason}".ShouldContain(aside.Path.Length > 0 ? "$" : field, Case.Insensitive, "where in the row it is");
            (await bed.CopyAsync(stream, Token)).Keys.ShouldBe((await known.CopyAsync(stream, Token)).Keys.Where(id => id != raw.Id), ignoreOrder: true);
            return;
        }

        required.ShouldBePositive("a connector that takes any row will read another shape as nothing there: no field of any feed's rows is required");
        Assert.Skip("No row of this vendor stands in its answers as one piece, so none can be changed on its way.");
    }

    /// <summary>Finds a field without which the row cannot be mapped, the id apart.</summary>
    private static string? RequiredOf(ConnectorBed bed, string stream, RawRecord raw)
    {
        var row = RowText.Json(raw);
        foreach (var (name, value) in row?.ToList() ?? [])
        {
            // The id itself, or its part where it is joined of several.
            if (value is not null && raw.Id.Split('/').Append(raw.Id).Contains(value.ToString(), StringComparer.Ordinal))
            {
                continue;
            }

            var less = (JsonObject)row!.DeepClone();
            less.Remove(name);
            try
            {
                bed.Map(stream, RowText.With(raw, less.ToJsonString()));
            }
            catch (Exception refused) when (refused is ConnectorException or System.Text.Json.JsonException)
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>Reads a stream while one row comes otherwise; false when that row never came as one piece.</summary>
    private async Task<bool> SyncWithAsync(ConnectorBed bed, string stream, string row, string other)
    {
        var came = false;
        Vendor.Disturbance = Disturbance.None with
        {
            Answer = body =>
            {
                came |= body.Contains(row, StringComparison.Ordinal);
                return body.Replace(row, other, StringComparison.Ordinal);
            },
        };
        await SyncPlacesAsync(bed);
        var result = await bed.SyncAsync(stream, Token);
        Vendor.Disturbance = Disturbance.None;
        result.Completed.ShouldBeTrue($"{stream}: {result.Code}: {result.Reason}");
        return came;
    }

    private async Task<IEnumerable<(string Stream, RawRecord Raw)>> FirstRowsAsync(ConnectorBed bed)
    {
        var rows = new List<(string, RawRecord)>();
        foreach (var stream in Largest(bed, await CountsAsync(bed)))
        {
            rows.AddRange((await bed.RowsAsync(stream, Token)).Take(1).Select(raw => (stream, raw)));
        }

        return rows;
    }
}
