namespace LeVieuxMoulin.Connectors.Engine.DropFolders;

/// <summary>Puts documents into the folder that the partner fetches from, and remembers each under its name, so that none is put twice.</summary>
/// <remarks>
/// In this order: the draft, hidden, beside its place; our own copy, marked as on its way; the draft gets its name; the copy loses its mark.
/// After an end anywhere in between, the draft tells: while it is there, the partner never saw the document.
/// </remarks>
/// <param name="to">Where the partner fetches.</param>
/// <param name="sent">Where the copies are kept.</param>
internal sealed class DropOutbox(string to, string sent)
{
    private const string OnItsWay = ".on-its-way";

    /// <summary>Puts a document; one of that name that was put before stays as it was.</summary>
    public async Task PutAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        if (FindPut(name) is not null)
        {
            return;
        }

        var (place, copy) = (Path.Combine(to, name), Path.Combine(sent, name));
        await WholeFile.DraftAsync(WholeFile.DraftOf(place), content, cancellationToken);
        await WholeFile.WriteAsync(copy + OnItsWay, content, cancellationToken);
        File.Move(WholeFile.DraftOf(place), place, overwrite: false);
        File.Move(copy + OnItsWay, copy);
    }

    /// <summary>Finds the copy of a document that was put; null when none was.</summary>
    public string? FindPut(string name)
    {
        var copy = Path.Combine(sent, name);
        if (File.Exists(copy))
        {
            return copy;
        }

        if (!File.Exists(copy + OnItsWay) || File.Exists(WholeFile.DraftOf(Path.Combine(to, name))))
        {
            return null;
        }

        File.Move(copy + OnItsWay, copy);
        return copy;
    }
}
