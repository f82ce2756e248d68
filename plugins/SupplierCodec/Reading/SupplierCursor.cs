using System.Text.Json;

namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>Where a read of a list stopped: the watermark, and inside a walk the supplier's own token.</summary>
internal sealed record SupplierCursor
{
    /// <summary>Gets the newest change that finished walks have seen; null: none yet.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Gets the supplier's token of the next page; null between walks.</summary>
    public string? Page { get; init; }

    /// <summary>Gets the newest change that this walk has seen.</summary>
    public DateTimeOffset? Seen { get; init; }

    /// <summary>Gets whether this walk reads everything.</summary>
    public bool IsSnapshot { get; init; }

    /// <summary>Reads a cursor that the host kept.</summary>
    public static SupplierCursor Read(Cursor? cursor)
    {
        try
        {
            return cursor is { } kept
                ? JsonSerializer.Deserialize(kept.Value, SupplierJson.Default.SupplierCursor) ?? new SupplierCursor()
                : new SupplierCursor();
        }
        catch (JsonException e)
        {
            throw new ConnectorException(new Fault(FaultKind.CursorLost, "The stored cursor is none of this connector's."), e);
        }
    }

    /// <summary>Writes the cursor for the host.</summary>
    public Cursor Write() => new(JsonSerializer.Serialize(this, SupplierJson.Default.SupplierCursor));
}
