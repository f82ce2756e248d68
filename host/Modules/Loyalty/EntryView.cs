using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Modules.Loyalty;

/// <summary>An entry as the API shows it.</summary>
internal sealed record EntryView(long Sequence, string Kind, long Points, DateTimeOffset At, DateTimeOffset BookedAt, string? Source, string Actor, string? Note)
{
    /// <summary>Shows an entry.</summary>
    public static EntryView Of(LedgerEntry entry) =>
        new(entry.Sequence, entry.Kind, entry.Amount, entry.At, entry.BookedAt, entry.Source, entry.Actor, entry.Note.Length > 0 ? entry.Note : null);
}
