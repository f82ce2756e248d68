using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace LeVieuxMoulin.Connectors.SupplierCodec.Tests;

/// <summary>A shared folder in memory, with the promises of the seam: names sort by arrival, and a name is put once.</summary>
internal sealed class MemoryFolder : IDropFolder
{
    private readonly List<DroppedFile> arrived = [];

    /// <summary>Gets what was put, in its order.</summary>
    public List<DroppedFile> Put { get; } = [];

    /// <summary>Gets or sets the clock.</summary>
    public DateTimeOffset Now { get; set; } = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Lets a document arrive.</summary>
    public string Arrive(string name, string content)
    {
        Now += TimeSpan.FromMinutes(1);
        var kept = string.Create(CultureInfo.InvariantCulture, $"{arrived.Count + 1:0000}-{name}");
        arrived.Add(new DroppedFile(kept, Encoding.UTF8.GetBytes(content), Now));
        return kept;
    }

    public async IAsyncEnumerable<DroppedFile> ReadAsync(string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var file in arrived.ToList().Where(file => after is null || string.CompareOrdinal(file.Name, after) > 0))
        {
            await Task.Yield();
            yield return file;
        }
    }

    public Task PutAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        if (Put.TrueForAll(file => file.Name != name))
        {
            Now += TimeSpan.FromMinutes(1);
            Put.Add(new DroppedFile(name, content, Now));
        }

        return Task.CompletedTask;
    }

    public Task<DroppedFile?> FindAsync(string name, CancellationToken cancellationToken) => Task.FromResult(Put.Find(file => file.Name == name));
}
