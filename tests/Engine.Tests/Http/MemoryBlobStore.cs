using System.Collections.Concurrent;
using LeVieuxMoulin.Connectors.Engine.Auth;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Http;

/// <summary>Sealed bytes in memory, with a disk that can be full.</summary>
internal sealed class MemoryBlobStore : ISecretBlobStore
{
    public ConcurrentDictionary<string, byte[]> Items { get; } = new();

    public bool IsFull { get; set; }

    public Task<byte[]?> LoadAsync(string name, CancellationToken cancellationToken) => Task.FromResult(Items.GetValueOrDefault(name));

    public Task SaveAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        if (IsFull)
        {
            throw new IOException("There is no space left.");
        }

        Items[name] = content.ToArray();
        return Task.CompletedTask;
    }

    public Task DeleteAsync(string name, CancellationToken cancellationToken)
    {
        Items.TryRemove(name, out _);
        return Task.CompletedTask;
    }
}
