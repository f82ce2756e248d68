using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Square;

/// <summary>Makes and replaces promotions, all objects of one in one batch.</summary>
internal sealed class SquarePromotionWriter(SquareApi api) : IWrite<SavePromotion>
{
    /// <summary>A new promotion is known by its key; a change states an end, and its versions let it happen once.</summary>
    public RepeatSafety Repeat => RepeatSafety.Key;

    public Task<WriteResult> WriteAsync(SavePromotion command, WriteContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(context);
        SquareTerms.Check(command.Terms);
        return command.PromotionId is { } id ? ChangeAsync(id, command, context, cancellationToken) : MakeAsync(command, context, cancellationToken);
    }

    private async Task<WriteResult> MakeAsync(SavePromotion command, WriteContext context, CancellationToken cancellationToken)
    {
        // A retry after "too many requests" has made second copies at Square before, in spite of its key.
        if (context.FirstSentAt is not null && await FindAsync(command, cancellationToken) is { } made)
        {
            return made;
        }

        var (after, ids) = await api.UpsertManyAsync(context.Key, new SquarePromotionObjects([], command).Build(), cancellationToken);
        var temporary = command.Terms.IsAutomatic ? SquarePromotionObjects.NewRule : SquarePromotionObjects.NewDiscount;
        return ids.TryGetValue(temporary, out var id)
            ? Result(id, after, command, isDone: false)
            : throw new ConnectorException(new Fault(FaultKind.UnexpectedContent, "Square answered success, but not which id the promotion got."));
    }

    private async Task<WriteResult> ChangeAsync(string id, SavePromotion command, WriteContext context, CancellationToken cancellationToken)
    {
        var held = await api.PromotionAsync(id, cancellationToken);
        SquareEdit.Check(context, held.Max(row => row.Revision), held.Max(row => row.ChangedAt), "The promotion");
        var read = held.Select(row => row.ToJson()).ToList();
        var objects = new SquarePromotionObjects(read, command).Build();
        if (IsSame(read, objects))
        {
            return Result(id, held, command, isDone: true);
        }

        var (after, _) = await api.UpsertManyAsync(SquareEdit.KeyFor(context, objects), objects, cancellationToken);
        return Result(id, after, command, isDone: false);
    }

    /// <summary>Looks for a promotion of this name and these terms: an earlier attempt may have made it.</summary>
    private async Task<WriteResult?> FindAsync(SavePromotion command, CancellationToken cancellationToken)
    {
        var type = command.Terms.IsAutomatic ? "PRICING_RULE" : "DISCOUNT";
        var search = new SquareCatalogSearch([type], Query: new SquareCatalogQuery(new SquareExactQuery("name", command.Name)));
        foreach (var row in (await api.SearchCatalogAsync(search, cancellationToken)).Records)
        {
            var held = await api.PromotionAsync(row.Id, cancellationToken);
            var read = held.Select(part => part.ToJson()).ToList();
            if (IsSame(read, new SquarePromotionObjects(read, command).Build()))
            {
                return Result(row.Id, held, command, isDone: true);
            }
        }

        return null;
    }

    private static bool IsSame(List<JsonObject> read, List<JsonObject> wanted) =>
        wanted.TrueForAll(whole => read.Exists(before => JsonNode.DeepEquals(before, whole)));

    private static WriteResult Result(string id, IReadOnlyList<RawRecord> rows, SavePromotion command, bool isDone)
    {
        var parts = new SquarePromotionParts();
        parts.Add(rows);
        var whole = parts.Compose(command.Terms.CategoryIds.ToHashSet(StringComparer.Ordinal));
        return new WriteResult { RecordId = id, After = whole.FirstOrDefault(row => row.Id == id), AlreadyDone = isDone };
    }
}
