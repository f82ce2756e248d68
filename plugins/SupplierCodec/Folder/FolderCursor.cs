using System.Globalization;

namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>Where a read of the folder stopped: after a document, or within one.</summary>
/// <param name="After">The last document read to its end; null: none.</param>
/// <param name="Within">How many rows of the next one were read.</param>
internal sealed record FolderCursor(string? After, int Within)
{
    /// <summary>Reads a cursor that the host kept.</summary>
    public static FolderCursor Read(Cursor? cursor)
    {
        if (cursor is not { } kept)
        {
            return new FolderCursor(null, 0);
        }

        return kept.Value.Split('\n') is [var after, var within] && int.TryParse(within, NumberStyles.None, CultureInfo.InvariantCulture, out var rows)
            ? new FolderCursor(after.Length == 0 ? null : after, rows)
            : throw new ConnectorException(new Fault(FaultKind.CursorLost, "The stored cursor is none of this connector's."));
    }

    /// <summary>Writes the cursor for the host.</summary>
    public Cursor Write() => new(string.Create(CultureInfo.InvariantCulture, $"{After}\n{Within}"));

    /// <summary>Says whether a document is still to be read.</summary>
    public bool Wants(FolderDocument document) => After is null || string.CompareOrdinal(document.Name, After) > 0;
}
