using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Square;

/// <summary>States what was counted.</summary>
internal sealed class SquareStockWriter(SquareApi api) : IWrite<SetStock>
{
    private static readonly JsonRowShape Counts = new()
    {
        Rows = "counts",
        Id = "catalog_object_id",
        LocationId = "location_id",
        ChangedAt = "calculated_at",
        MayBeAbsent = true,
    };

    /// <summary>Square recognises the key; without it, a count sent again later would undo the sales made since.</summary>
    public RepeatSafety Repeat => RepeatSafety.Key;

    public async Task<WriteResult> WriteAsync(SetStock command, WriteContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(context);
        var id = SquareStock.IdOf(command.VariantId, command.LocationId);
        if (context.IfRevision is not null)
        {
            throw SquareRefusal.Unsupported("Square numbers no versions of a stock. Use the time it was last seen changed.");
        }

        if (context.IfUnchangedSince is not null)
        {
            await CheckAsync(command, context, cancellationToken);
        }

        var count = new SquarePhysicalCount(
            command.VariantId, command.LocationId, SquareText.Of(command.OnHand.Value), SquareCount.InStock, SquareText.Of(command.CountedAt), context.Key.Value);
        var change = new SquareStockChange(context.Key.Value, [new SquareChange("PHYSICAL_COUNT", count)]);
        var body = JsonSerializer.SerializeToUtf8Bytes(change, SquareJson.Default.SquareStockChange);
        var answer = SquareAnswer.Cut(await api.WriteAsync(HttpMethod.Post, "v2/inventory/changes/batch-create", body, cancellationToken), Counts);
        var after = answer.Records.FirstOrDefault(row => row.Id == command.VariantId && row.LocationId == command.LocationId);
        return new WriteResult { RecordId = id, After = after is null ? null : after with { Id = id } };
    }

    private async Task CheckAsync(SetStock command, WriteContext context, CancellationToken cancellationToken)
    {
        var path = $"v2/inventory/{Uri.EscapeDataString(command.VariantId)}?location_ids={Uri.EscapeDataString(command.LocationId)}";
        var rows = SquareAnswer.Cut(await api.GetAsync(path, cancellationToken), Counts).Records;
        SquareEdit.Check(context, null, rows.Max(row => row.ChangedAt), "The stock");
    }
}

/// <summary>The body of <c>POST /v2/inventory/changes/batch-create</c>.</summary>
internal sealed record SquareStockChange(string IdempotencyKey, SquareChange[] Changes, bool IgnoreUnchangedCounts = false);

/// <summary>One change.</summary>
internal sealed record SquareChange(string Type, SquarePhysicalCount PhysicalCount);

/// <summary>What was counted, and when.</summary>
internal sealed record SquarePhysicalCount(string CatalogObjectId, string LocationId, string Quantity, string State, string OccurredAt, string ReferenceId);
