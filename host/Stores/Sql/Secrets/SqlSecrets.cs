using LeVieuxMoulin.Connectors.Engine.Auth;

namespace LeVieuxMoulin.Connectors.Stores.Sql;

/// <summary>Sealed secrets in the store.</summary>
/// <param name="database">The store.</param>
internal sealed class SqlSecrets(StoreDatabase database) : ISecretBlobStore
{
    /// <inheritdoc />
    public Task<byte[]?> LoadAsync(string name, CancellationToken cancellationToken) => database.ReadAsync(
        connection =>
        {
            using var select = connection.Prepare("SELECT content FROM secret WHERE name = ?");
            return select.Bind(1, name).Read() ? select.Bytes(0).ToArray() : null;
        },
        cancellationToken);

    /// <inheritdoc />
    public Task SaveAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => database.WriteAsync(
        connection =>
        {
            using var upsert = connection.Prepare("INSERT INTO secret (name, content) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET content = excluded.content");
            return upsert.Bind(1, name).BindBytes(2, content.Span).Run();
        },
        cancellationToken);

    /// <inheritdoc />
    public Task DeleteAsync(string name, CancellationToken cancellationToken) => database.WriteAsync(
        connection =>
        {
            using var delete = connection.Prepare("DELETE FROM secret WHERE name = ?");
            return delete.Bind(1, name).Run();
        },
        cancellationToken);
}
